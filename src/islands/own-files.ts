/** <own-files>: a visitor's files become the report, in this page and nowhere else. */
import { ChosenFiles } from './own/chosen-files.ts';
import { droppedFiles } from './own/dropped-files.ts';
import type { Done, Failed, OwnSettings, Told } from './own/messages.ts';
import type { OwnPlaces, OwnReport } from './own/own-report.ts';
import { type Reading, startReading } from './own/reading.ts';
import { settingsOf } from './own/settings-of.ts';
import { forgetTaken } from './taken.ts';

const stages = { read: 'Reading …', link: 'Linking …', gather: 'Adding up …' } as const;

/** Tables of the sample that lies beside the page, and what is known of it. */
const sample = ['influencers', 'posts', 'tracking_data', 'payouts'];
const ofSample: OwnSettings = { currency: 'INR' };

class OwnFiles extends HTMLElement {
  readonly #form = this.#find<HTMLFormElement>('form');
  readonly #chosen = new ChosenFiles(this.#find('.own-chosen'));
  #reading: Reading | null = null;
  #report: OwnReport | null = null;

  connectedCallback(): void {
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#read(settingsOf(this.#form));
    });
    const input = this.#find<HTMLInputElement>('input[type=file]');
    const take = () => {
      this.#add([...(input.files ?? [])]);
      // Nothing that a browser could keep for the next visit.
      input.value = '';
    };
    input.addEventListener('change', take);
    // What was chosen before this was loaded.
    take();
    this.#find('[data-own=sample]').addEventListener('click', () => this.#trySample());
    this.#find('[data-own=stop]').addEventListener('click', () => this.#stop());
    // Dropped beside the box, a file would take the page's place.
    const box = this.#find('.own-drop');
    document.addEventListener('dragover', (event) => {
      event.preventDefault();
      box.classList.add('over');
    });
    document.addEventListener('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) box.classList.remove('over');
    });
    document.addEventListener('drop', async (event) => {
      event.preventDefault();
      box.classList.remove('over');
      if (event.dataTransfer) this.#add(await droppedFiles(event.dataTransfer));
    });
    // A page that the browser keeps for the way back keeps nothing of the files.
    addEventListener('pagehide', () => this.#forget());
  }

  #find<E extends HTMLElement = HTMLElement>(selector: string): E {
    return this.querySelector(selector) as E;
  }

  #say(words: string): void {
    this.#find('.own-said').textContent = words;
  }

  #add(files: readonly File[]): void {
    if (this.#reading !== null || files.length === 0) return;
    this.#chosen.add(files);
    this.#say('');
  }

  async #trySample(): Promise<void> {
    const folder = `${this.dataset.root}downloads/sample/`;
    try {
      const files = sample.map(async (table) => {
        const answer = await fetch(`${folder}${table}.csv`);
        if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
        return new File([await answer.blob()], `${table}.csv`);
      });
      this.#chosen.clear();
      this.#chosen.add(await Promise.all(files));
      await this.#read({ ...settingsOf(this.#form), ...ofSample });
    } catch (error) {
      this.#say(`The sample could not be loaded (${(error as Error).message}).`);
    }
  }

  async #read(settings: OwnSettings): Promise<void> {
    const { files } = this.#chosen;
    if (files.length === 0) return this.#say('Choose the files first.');
    this.#closeReport();
    // Brought while the files are read, all of it: what follows asks this site for nothing.
    const showing = Promise.all([import('./own/answer.ts'), import('./take-along.ts')]);
    showing.catch(() => undefined);
    const all = files.reduce((sum, { file }) => sum + file.size, 0);
    const reading = startReading({ files, settings }, (told) => this.#follow(told, all));
    this.#wait(reading);
    const result = await reading.done;
    try {
      const [{ foundText, wholeOf, openReport }] = await showing;
      const whole = result?.kind === 'done' ? await wholeOf(result) : null;
      // Stopped or forgotten meanwhile.
      if (this.#reading !== reading || result === null) return;
      this.#wait(null);
      if (result.kind === 'failed') return this.#say(result.message);
      const found = this.#find('.own-reading');
      found.innerHTML = foundText(result);
      found.hidden = false;
      if (whole === null) found.querySelector('h2')?.focus();
      else this.#report = openReport(whole, this.#places);
    } catch (error) {
      this.#wait(null);
      this.#say(`The report could not be shown (${error instanceof Error ? error.message : error}).`);
    }
  }

  readonly #places: OwnPlaces = {
    view: this.#find('.own-view'),
    showFiles: (shown) => {
      this.#find('.own-start').hidden = !shown;
    },
    forget: () => this.#forget(),
  };

  /** Shows that files are being read, or that they are not. */
  #wait(reading: Reading | null): void {
    this.#reading = reading;
    const waits = reading !== null;
    this.#find<HTMLFieldSetElement>('.own-asked').disabled = waits;
    this.#find('.own-actions').hidden = waits;
    this.#find('.own-progress').hidden = !waits;
    this.#find<HTMLProgressElement>('progress').value = 0;
    this.#find('.own-stage').textContent = stages.read;
    this.#say('');
    this.#find(waits ? '[data-own=stop]' : '[type=submit]').focus();
  }

  #follow(told: Exclude<Told, Done | Failed>, all: number): void {
    if (told.kind === 'stage') this.#find('.own-stage').textContent = stages[told.stage];
    else {
      this.#find<HTMLProgressElement>('progress').value = told.read / Math.max(1, all);
      this.#find('.own-stage').textContent = `${megabytes(told.read)} of ${megabytes(all)} MB`;
    }
  }

  #stop(): void {
    this.#reading?.stop();
    this.#wait(null);
    this.#say('Stopped.');
  }

  #closeReport(): void {
    this.#report?.close();
    this.#report = null;
    const found = this.#find('.own-reading');
    found.hidden = true;
    found.replaceChildren();
  }

  #forget(): void {
    this.#reading?.stop();
    this.#closeReport();
    this.#chosen.clear();
    this.#form.reset();
    this.#places.showFiles(true);
    this.#wait(null);
    forgetTaken();
    history.replaceState(null, '', location.pathname);
    this.#say('Forgotten: nothing of your files is left in this page.');
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

customElements.define('own-files', OwnFiles);
