/** The controls of the page and the address say the same, always. */

const defaults = new Map();

/** A control's value when the address does not say. */
export function setDefault(name, value) {
  defaults.set(name, value);
}

const controls = () => [...document.querySelectorAll('[name]')].filter((control) => control.form);

const groups = () => [...document.querySelectorAll('[data-list]')];

/** What the page is set to, by name. */
export function current() {
  const values = new Map();
  for (const control of controls()) {
    values.set(control.name, control.value.trim());
  }
  for (const group of groups()) {
    const checked = [...group.querySelectorAll('input:checked')].map((box) => box.value);
    values.set(group.dataset.list, checked.length ? checked.join(',') : 'none');
  }
  return values;
}

/** All that the page is set to, as a query for the server. */
export function query(names) {
  const values = current();
  const search = new URLSearchParams();
  for (const [name, value] of values) {
    if (!names || names(name)) {
      search.set(name, value);
    }
  }
  return search.toString();
}

/** Sets the controls to what the address says. */
export function restore() {
  const search = new URLSearchParams(location.search);
  const wanted = (name) => search.get(name) ?? defaults.get(name) ?? '';
  for (const control of controls()) {
    const value = wanted(control.name);
    control.value = value;
    if (control.value !== value && control.tagName === 'SELECT') {
      // Not in the list: the server says what is wrong with it.
      control.append(new Option(value, value));
      control.value = value;
    }
  }
  for (const group of groups()) {
    const list = wanted(group.dataset.list).split(',');
    for (const box of group.querySelectorAll('input')) {
      box.checked = list.includes(box.value);
    }
  }
}

/** What the address says of one control, before there is such a control. */
export function inAddress(name) {
  return new URLSearchParams(location.search).get(name) ?? defaults.get(name) ?? '';
}

/** Puts what the page is set to into the address: a step that the back button undoes. */
export function remember({replace = false} = {}) {
  const search = new URLSearchParams();
  for (const [name, value] of current()) {
    if (value !== (defaults.get(name) ?? '')) {
      search.set(name, value);
    }
  }
  const text = search.toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
  const address = `${location.pathname}${text ? `?${text}` : ''}${location.hash}`;
  if (address === `${location.pathname}${location.search}${location.hash}`) {
    return;
  }
  if (replace) {
    history.replaceState(null, '', address);
  } else {
    history.pushState(null, '', address);
  }
}
