import {element} from './dom.js';

/** What the server refuses, with the control that it is about. */
export class Refusal extends Error {
  constructor(sentence, field) {
    super(sentence);
    this.field = field;
  }
}

/** Asks the server. */
export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new Refusal('The server does not answer. Is weightseed explore still running?');
  }
  const answer = await response.json();
  if (answer.refused) {
    throw new Refusal(answer.refused, answer.field);
  }
  return answer;
}

/** The work behind one panel: a new run ends the last one, and the panel shows how far it is. */
export class Work {
  /** @param panel its element, with a place of class "job" in it */
  constructor(panel, title) {
    this.panel = panel;
    this.place = panel.querySelector('.job');
    this.title = title;
    this.run = 0;
    this.id = null;
  }

  /** Runs a job; gives its result, or null when it was ended. */
  async start(kind, query) {
    this.end();
    const run = this.run;
    let isCancelled = false;
    this.panel.setAttribute('aria-busy', 'true');
    try {
      let status = await ask(`/api/jobs/${kind}?${query}`, {method: 'POST'});
      while (status.state === 'RUNNING') {
        if (run !== this.run) {
          this.forget(status.id);
          return null;
        }
        this.id = status.id;
        this.show(status.progress);
        status = await ask(`/api/jobs/${status.id}`);
      }
      if (run !== this.run) {
        return null;
      }
      if (status.state === 'CANCELLED') {
        isCancelled = true;
        return null;
      }
      if (status.state === 'FAILED') {
        throw new Refusal(status.error, status.field);
      }
      return status.result;
    } catch (error) {
      if (run !== this.run) {
        return null;
      }
      throw error;
    } finally {
      if (run === this.run) {
        this.idle();
        if (isCancelled) {
          this.showCancelled();
        }
      }
    }
  }

  /** Ends what runs, if anything does. */
  end() {
    this.run++;
    if (this.id) {
      this.forget(this.id);
    }
    this.idle();
  }

  forget(id) {
    fetch(`/api/jobs/${id}`, {method: 'DELETE'}).catch(() => {});
  }

  idle() {
    this.id = null;
    this.panel.removeAttribute('aria-busy');
    this.place.hidden = true;
    this.place.replaceChildren();
  }

  /** Says why there is no result, and offers to make it: what the controls say did not change. */
  showCancelled() {
    const again = element('button', {type: 'button'}, 'Start again');
    again.addEventListener('click', () => document.dispatchEvent(new Event('again')));
    this.place.replaceChildren(element('p', {class: 'note', role: 'status'}, 'Cancelled.'), again);
    this.place.hidden = false;
  }

  show(progress) {
    if (this.place.hidden) {
      const cancel = element('button', {type: 'button'}, 'Cancel');
      cancel.addEventListener('click', () => {
        this.end();
        this.showCancelled();
      });
      this.place.replaceChildren(
        element('progress', {max: 1, 'aria-label': this.title}), element('span', {}), cancel);
      this.place.hidden = false;
    }
    this.place.querySelector('progress').value = progress;
    this.place.querySelector('span').textContent = `${Math.floor(progress * 100)} %`;
  }
}
