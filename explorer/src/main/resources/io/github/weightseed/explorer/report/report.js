"use strict";
(() => {
  const numbers = (text) => text.split(" ").map(Number);
  const charts = new Map();

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function draw(canvas) {
    if (charts.has(canvas)) {
      return;
    }
    const counts = numbers(canvas.dataset.counts);
    const [min, max] = numbers(canvas.dataset.edges);
    const step = (max - min) / counts.length;
    const label = (i) => `${(min + i * step).toPrecision(3)} to ${(min + (i + 1) * step).toPrecision(3)}`;
    const datasets = [];
    if (canvas.dataset.expected) {
      datasets.push({
        type: "line",
        label: "expected",
        data: numbers(canvas.dataset.expected),
        borderColor: colour("--exact"),
        borderWidth: 1.5,
        pointRadius: 0,
        pointHitRadius: 0,
      });
    }
    datasets.push({
      type: "bar",
      label: "drawn",
      data: counts,
      backgroundColor: colour("--bar"),
      barPercentage: 1,
      categoryPercentage: 1,
    });
    charts.set(canvas, new Chart(canvas, {
      data: { labels: counts.map((_, i) => label(i)), datasets },
      options: {
        animation: false,
        responsive: false,
        events: ["mousemove", "mouseout", "click", "touchstart"],
        interaction: { mode: "index", intersect: false },
        layout: { padding: 0 },
        scales: { x: { display: false }, y: { display: false, beginAtZero: true } },
        plugins: { legend: { display: false }, tooltip: { enabled: false } },
        onHover: (event, elements) => {
          const i = elements.length ? elements[0].index : -1;
          canvas.title = i < 0 ? "" : `${label(i)}: ${counts[i].toLocaleString("en")} values`;
        },
      },
    }));
  }

  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        draw(entry.target);
        observer.unobserve(entry.target);
      }
    }
  }, { rootMargin: "200px" });

  // What is on the screen is drawn at once, the rest when it comes near.
  function watch() {
    document.querySelectorAll("canvas").forEach((canvas) => {
      const place = canvas.getBoundingClientRect();
      if (place.bottom > 0 && place.top < innerHeight) {
        draw(canvas);
      } else {
        observer.observe(canvas);
      }
    });
  }

  watch();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    charts.forEach((chart) => chart.destroy());
    charts.clear();
    watch();
  });

  const filter = document.getElementById("filter");
  const rows = [...document.querySelectorAll("tbody tr")];
  const text = filter.querySelector("input[type=search]");
  const hidesConstants = filter.querySelector("input[type=checkbox]");

  function show() {
    const wanted = text.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const isNamed = row.cells[0].textContent.toLowerCase().includes(wanted)
        || row.cells[2].textContent.toLowerCase().includes(wanted);
      row.hidden = !isNamed || (hidesConstants.checked && !row.querySelector("canvas"));
      shown += row.hidden ? 0 : 1;
    }
    filter.querySelector("output").textContent = `${shown} of ${rows.length}`;
  }

  filter.hidden = false;
  text.addEventListener("input", show);
  hidesConstants.addEventListener("change", show);
  // A link to a weight that is hidden shows all again.
  addEventListener("hashchange", () => {
    const target = document.querySelector(location.hash || "#findings");
    if (target && target.hidden) {
      text.value = "";
      hidesConstants.checked = false;
      show();
      target.scrollIntoView();
    }
  });
})();
