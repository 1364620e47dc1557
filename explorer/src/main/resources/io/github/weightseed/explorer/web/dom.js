/** The element with an id. */
export const byId = (id) => document.getElementById(id);

/** A new element with attributes, and with texts or elements in it. */
export function element(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) {
      made.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...content.filter((part) => part !== null && part !== undefined));
  return made;
}

/** Fills a choice. */
export function fillSelect(select, options) {
  select.replaceChildren(...options.map((option) => element('option', {value: option}, option)));
}

/** Fills a list of names and what they are. */
export function fillFacts(list, facts) {
  list.replaceChildren(
    ...facts.flatMap(([name, ...value]) => [element('dt', {}, name), element('dd', {}, ...value)]));
}

/** A table of numbers, the first cell of each row its heading. */
export function table(caption, heads, rows) {
  return element('table', {class: 'rows'},
    element('caption', {class: 'hidden'}, caption),
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', {scope: 'col'}, head)))),
    element('tbody', {}, ...rows.map(([first, ...rest]) =>
      element('tr', {},
        element('th', {scope: 'row'}, first),
        ...rest.map((cell) => element('td', {}, cell))))));
}

/** Tells those who listen rather than look. */
export function announce(sentence) {
  byId('status').textContent = sentence;
}

/** Shows what is wrong: at the form's control that it is about, else in the form, else on the page. */
export function showError(sentence, name, form) {
  const control = name && form?.querySelector(`[name="${CSS.escape(name)}"], [id="${CSS.escape(name)}"]`);
  const place = control?.closest('.field') ?? form;
  if (!place) {
    byId('alert').textContent = sentence;
    byId('alert').hidden = false;
    return;
  }
  const id = `${(control || form).id}-error`;
  byId(id)?.remove();
  place.append(element('p', {class: 'error', role: 'alert', id}, sentence));
  if (control) {
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', id);
  }
}

/** Takes away what was shown to be wrong in a form, or on the whole page. */
export function clearErrors(form) {
  byId('alert').hidden = true;
  for (const error of form.querySelectorAll('.error')) {
    error.remove();
  }
  for (const control of form.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  }
}
