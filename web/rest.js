// The rest of the page's program: what its first view does without. It follows when the page is
// first touched, and comes before the page is drawn where more than the first view is opened.

import { takeWords } from "../../canghai.js";

const address = new URL("../../canghai_rest.wasm", import.meta.url);
const touches = ["pointermove", "pointerdown", "wheel", "keydown", "focusin", "input", "click"];
// milliseconds until a rest that could not be loaded is tried again
const PATIENCE = 5000;

// The rest once it is compiled.
let rest;
const brought = name => new Uint8Array(WebAssembly.Module.customSections(rest, name)[0]);

// The rest brings the style of what it shows. It is read first, as a style for no medium.
let style;
const readStyle = () => {
  // workers draw nothing
  if (style || !self.document) return;
  style = document.createElement("style");
  style.media = "not all";
  style.textContent = new TextDecoder().decode(brought("later-style"));
  document.head.append(style);
};
const dress = () => {
  readStyle();
  if (!style?.media) return;
  style.media = "";
  // what it applies to is found here and not with the next picture, which has enough to do
  void getComputedStyle(document.body).color;
};

// The rest filled the first part's table when it was made, and brings words too.
const waiting = [];
const arrive = first => {
  if (isRestHere(first)) return;
  first.restHere.value = 1;
  takeWords(brought("later-words"), brought("later-texts"));
  dress();
  // later: the rest may have been called for in the middle of anything
  waiting.splice(0).forEach(tell => setTimeout(tell));
};

// A page that was not parted is whole.
export function isRestHere(first) {
  return first.restHere?.value !== 0;
}

// Lets some pictures be drawn where there is a page to draw.
let opened = false;
const pause = () => opened && new Promise(done => setTimeout(done, 30));

// Loads the rest while the page goes on: a slider may be under way, so its pieces come one by one.
const load = async first => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  rest = await WebAssembly.compile(await answer.arrayBuffer());
  await pause();
  readStyle();
  await pause();
  dress();
  await pause();
  // it may have been called for meanwhile
  if (isRestHere(first)) return;
  await WebAssembly.instantiate(rest, { first });
  arrive(first);
};
let following;
const follow = async first => {
  if (isRestHere(first)) return;
  following ??= load(first);
  following.catch(() => setTimeout(() => following = undefined, PATIENCE));
  await following;
};

// The rest compiled while the page waits.
const compileAtOnce = () => {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  // a page may wait for text alone: this is text of one letter a byte
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${address.pathname}: ${request.status}`);
  const text = request.responseText;
  const bytes = new Uint8Array(text.length);
  // a loop: a call for each of more than a million letters takes far longer than compiling them
  for (let place = 0; place < bytes.length; place++) bytes[place] = text.charCodeAt(place);
  return new WebAssembly.Module(bytes);
};

// Loads the rest at once, for a function of it that is called before it has followed.
export function loadRest(first) {
  try {
    rest ??= compileAtOnce();
    new WebAssembly.Instance(rest, { first });
    arrive(first);
  } catch (error) {
    self.canghaiNotice?.fail(error);
    throw error;
  }
}

// Tells once the rest is here.
export function whenRestIsHere(first, tell) {
  if (isRestHere(first)) tell();
  else waiting.push(tell);
}

// Whether the browser compiles as much while the page waits: Chromium before 115 does not.
const canLoadAtOnce = () => {
  const padding = [0, 133, 64, ...new Array(8197).fill(0)];
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, ...padding)));
  } catch (refused) {
    return false;
  }
};

// Calls `open` when as much of the program is here as the page opens with.
export function openWith(first, opensMore, open) {
  if (opensMore || !canLoadAtOnce()) {
    follow(first).catch(() => {}).then(open);
    return;
  }
  open();
  opened = true;
  const touched = () => follow(first).then(
    () => touches.forEach(touch => removeEventListener(touch, touched, true)),
    () => {},
  );
  touches.forEach(touch => addEventListener(touch, touched, { capture: true, passive: true }));
  // paper has its own style, and does not wait
  addEventListener("beforeprint", () => isRestHere(first) || loadRest(first), { once: true });
}
