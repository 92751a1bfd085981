// A long search, step by step: in two workers that share its work, or in the page where the browser
// refuses workers. It can be called off at any time. The workers begin with the question that the
// page shows, and wait with the answer until that question is put.

import { pause, workshop } from "./later.js";

// Workers that share a search; the first has the answer.
const WORKERS = 2;

// First numbers of steps: of the one that gives the answer, of one that gives a piece of the work,
// which the other worker is to hear, and of one that waits for such a piece.
const ANSWER = 1;
const PIECE = 3;
const WAITING = 4;

// Pieces of the work that have come from the other worker, and who waits for them.
class Pieces {
  #come = [];
  #goOn = () => {};

  put(piece) {
    this.#come.push(piece);
    this.#goOn();
  }

  // Lets who waits go on, whatever has come.
  wake() {
    this.#goOn();
  }

  take() {
    return this.#come.splice(0);
  }

  // Resolved once a piece has come, or as `wake` is called.
  more() {
    return this.#come.length > 0 || new Promise(done => this.#goOn = done);
  }
}

// All of the work.
const ALONE = { number: 0, of: 1, pieces: new Pieces(), pass: () => {} };

// Gives the numbers of each step to `tell`, none after the last; after the answer it goes on when
// `whenWanted` lets it.
async function search(question, { number, of, pieces, pass }, tell, isCalledOff, whenWanted) {
  const { Search } = await workshop();
  // of questions that have come meanwhile, as a ceiling is dragged, only the newest is taken up
  await pause();
  if (isCalledOff()) return;
  const search = new Search(question, number, of);
  try {
    for (let over = false; !over && !isCalledOff(); await pause()) {
      for (const piece of pieces.take()) search.hear(piece);
      const values = search.step();
      const [kind] = values;
      over = values.length === 0;
      if (kind === WAITING) await pieces.more();
      else if (kind === PIECE) pass(values.subarray(1));
      else tell(values);
      if (kind === ANSWER) await whenWanted();
    }
  } finally {
    search.free();
  }
}

// The workers with the question that they work on, what they have found, and who listens.
let searchers;

function begin() {
  const team = { workers: [], number: 0, question: undefined, found: [], listener: undefined };
  const hear = (from, { number, values, piece, failed }) => {
    if (number !== team.number) return;
    if (piece) {
      team.workers.filter(worker => worker !== from).forEach(
        worker => worker.postMessage({ number, piece }, [piece.buffer]));
      return;
    }
    // what could not be loaded is tried again with the next question
    if (failed) team.question = undefined;
    team.found.push(values);
    team.listener?.hear();
  };
  const refuse = () => {
    team.workers.forEach(worker => worker.terminate());
    if (searchers === team) searchers = undefined;
    team.listener?.refuse();
  };
  try {
    for (let of = 0; of < WORKERS; of++) {
      const worker = new Worker(import.meta.url, { type: "module", name: String(of) });
      worker.onmessage = ({ data }) => hear(worker, data);
      worker.onerror = refuse;
      team.workers.push(worker);
    }
  } catch (refused) {
    team.workers.forEach(worker => worker.terminate());
    throw refused;
  }
  return team;
}

// Puts a question to the workers, or none; they leave any other.
function put(question, wanted) {
  searchers ??= begin();
  if (searchers.question !== question) {
    searchers.number++;
    searchers.found = [];
  }
  searchers.question = question;
  searchers.listener = undefined;
  const { number } = searchers;
  searchers.workers.forEach(worker => worker.postMessage({ number, question, wanted }));
}

// Begins the search for a question that is likely to be put, up to its answer.
export function searchAhead(question) {
  try {
    put(question, false);
  } catch (refused) {
    // the page will search itself
  }
}

// `fail` is told when the search could not be loaded.
export function startSearch(question, tell, fail) {
  let calledOff = false;
  const here = () =>
    search(question, ALONE, tell, () => calledOff, () => true).catch(() => calledOff || fail());
  try {
    put(question, true);
  } catch (refused) {
    here();
    return () => calledOff = true;
  }
  const { found } = searchers;
  let told = 0;
  const hear = () => {
    while (!calledOff && told < found.length) {
      const values = found[told++];
      if (values) tell(values);
      else fail();
    }
  };
  const listener = { hear, refuse: () => calledOff || here() };
  searchers.listener = listener;
  // what was found before, once the page is ready to hear
  setTimeout(hear);
  return () => {
    calledOff = true;
    if (searchers?.listener === listener) put(undefined, false);
  };
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  const own = Number(self.name);
  let newest = 0;
  let isWanted = false;
  let goOn = () => {};
  let pieces = new Pieces();
  self.onmessage = ({ data: { number, question, wanted, piece } }) => {
    if (piece) {
      if (number === newest) pieces.put(piece);
      return;
    }
    const isNew = number !== newest;
    newest = number;
    isWanted = wanted;
    // one that waits goes on or, where another is put, ends
    goOn();
    if (!isNew) return;
    pieces.wake();
    if (!question) return;
    pieces = new Pieces();
    const send = message => self.postMessage({ number, ...message });
    const share = { number: own, of: WORKERS, pieces, pass: piece => send({ piece }) };
    // the first speaks for all
    const tell = own === 0 ? values => send({ values }) : () => {};
    const whenWanted = () => isWanted || new Promise(done => goOn = done);
    search(question, share, tell, () => number !== newest, whenWanted)
      .catch(() => send({ failed: true }));
  };
}
