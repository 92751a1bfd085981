// Measures, in milliseconds, how soon the page answers a finger and how soon its workers answer it.
// What bands() gives stands before it: BANDS in futures.rs.

const [selector, moves, rests] = arguments;
const slider = document.querySelector(selector);
const page = document.querySelector(".page");
const wait = time => new Promise(done => setTimeout(done, time));
// waits until the main thread is free; on one channel, as thousands of them would be collected as
// garbage in the middle of what is measured
const { port1, port2 } = new MessageChannel();
const next = () => new Promise(done => {
  port1.onmessage = done;
  port2.postMessage(0);
});
const painted = () => new Promise(done => requestAnimationFrame(() => next().then(done)));
const until = holds => new Promise(done => {
  const look = () => holds() && (observer.disconnect(), done(performance.now()));
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, attributes: true, childList: true, characterData: true });
});
const fresh = () => !page.matches(".stale");
const landed = page.querySelector(".board [data-outcome=landed_projects]");
const full = () => fresh() && document.querySelector(".simulations").textContent.includes("1024");
const move = number => {
  slider.value = 40 + number % 60;
  slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
};

// the times between frames while something is done
const framesOf = async work => {
  const frames = [];
  let last = performance.now();
  let over = false;
  const look = now => {
    frames.push(now - last);
    last = now;
    if (!over) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const result = await work();
  over = true;
  return { ...result, frames };
};

// a slider is dragged: each move until the new ranges are in the document, until they are painted and
// until the board has followed them
const drag = async () => {
  const inDocument = [], paint = [], board = [];
  for (let number = 0; number < moves; number++) {
    const [oldBands, oldBoard] = [bands(), landed.textContent];
    const start = performance.now();
    move(number);
    const followed = until(() => fresh() && landed.textContent !== oldBoard);
    inDocument.push(await until(() => fresh() && bands() !== oldBands) - start);
    await painted();
    paint.push(performance.now() - start);
    board.push(await followed - start);
    await wait(16);
  }
  return { document: inDocument, paint, board };
};

// the finger rests, for which 150 ms are waited before the full ensemble is asked for
const rest = async () => {
  const times = [];
  for (let number = 0; number < rests; number++) {
    await wait(1000);
    const start = performance.now();
    move(number * 7 + 1);
    times.push(await until(full) - start - 150);
  }
  return times;
};

// the workers alone: the page's own last question of a kind, put to them while the page is at rest
let asked = 1e6;
const ask = async (members, years, single) => {
  const times = [];
  for (let number = 0; number < 2 + moves / 4; number++) {
    await wait(20);
    const start = performance.now();
    const order = ++asked;
    const answer = new Promise(done => workers[0].addEventListener("message", done, { once: true }));
    const share = { ...question(members), order, years, single, all: members };
    for (const thread of [...workers.keys()].reverse()) workers[thread].postMessage({ ...share, thread });
    await answer;
    times.push(performance.now() - start);
  }
  // the first runs the base scenario too, which is kept
  return times.slice(2);
};
const workers = window.startedWorkers;
const question = members => window.askedQuestions.findLast(question => question.all === members);

return (async () => {
  const dragged = await framesOf(drag);
  const rested = await rest();
  await wait(1000);
  return {
    ...dragged, rest: rested,
    quick: await ask(256, 3, true),
    plan: await ask(1024, 3, true), horizon: await ask(1024, 8, true),
    planExact: await ask(1024, 3, false), horizonExact: await ask(1024, 8, false),
  };
})();
