// A long search, step by step: in a worker, or in the page where the browser refuses workers. It can
// be called off at any time. The worker begins with the question that the page shows, and waits with
// the answer until that question is put.

import { pause, workshop } from "./later.js";

// The first number of the step that gives the answer.
const ANSWER = 1;

// Gives the numbers of each step to `tell`, none after the last; after the answer it goes on when
// `whenWanted` lets it.
async function search(question, tell, isCalledOff, whenWanted = () => true) {
  const { Search } = await workshop();
  // of questions that have come meanwhile, as a ceiling is dragged, only the newest is taken up
  await pause();
  if (isCalledOff()) return;
  const search = new Search(question);
  try {
    for (let over = false; !over && !isCalledOff(); await pause()) {
      const values = search.step();
      const [kind] = values;
      over = values.length === 0;
      tell(values);
      if (kind === ANSWER) await whenWanted();
    }
  } finally {
    search.free();
  }
}

// The worker with the question that it works on, what it has found, and who listens.
let searcher;

function begin() {
  const worker = new Worker(import.meta.url, { type: "module" });
  const one = { worker, number: 0, question: undefined, found: [], listener: undefined };
  worker.onmessage = ({ data: { number, values } }) => {
    if (number !== one.number) return;
    // what could not be loaded is tried again with the next question
    if (!values) one.question = undefined;
    one.found.push(values);
    one.listener?.hear();
  };
  worker.onerror = () => {
    worker.terminate();
    if (searcher === one) searcher = undefined;
    one.listener?.refuse();
  };
  return one;
}

// Puts a question to the worker, or none; it leaves any other.
function put(question, wanted) {
  searcher ??= begin();
  if (searcher.question !== question) {
    searcher.number++;
    searcher.found = [];
  }
  searcher.question = question;
  searcher.listener = undefined;
  searcher.worker.postMessage({ number: searcher.number, question, wanted });
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
  const here = () => search(question, tell, () => calledOff).catch(() => calledOff || fail());
  try {
    put(question, true);
  } catch (refused) {
    here();
    return () => calledOff = true;
  }
  const { found } = searcher;
  let told = 0;
  const hear = () => {
    while (!calledOff && told < found.length) {
      const values = found[told++];
      if (values) tell(values);
      else fail();
    }
  };
  const listener = { hear, refuse: () => calledOff || here() };
  searcher.listener = listener;
  // what was found before, once the page is ready to hear
  setTimeout(hear);
  return () => {
    calledOff = true;
    if (searcher?.listener === listener) put(undefined, false);
  };
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  let newest = 0;
  let isWanted = false;
  let goOn = () => {};
  self.onmessage = ({ data: { number, question, wanted } }) => {
    const isNew = number !== newest;
    newest = number;
    isWanted = wanted;
    // one that waits goes on or, where another is put, ends
    goOn();
    if (!isNew || !question) return;
    const tell = values => self.postMessage({ number, values }, [values.buffer]);
    const whenWanted = () => isWanted || new Promise(done => goOn = done);
    search(question, tell, () => number !== newest, whenWanted)
      .catch(() => self.postMessage({ number }));
  };
}
