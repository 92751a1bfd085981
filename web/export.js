// Files to take home: made in a worker by a module that is loaded when a file is asked for, with
// pictures that the page draws. Where the browser refuses workers the page makes them itself.
//
// What is told: how much is done (a number), the file (its bytes), why there is none (a text), that
// the module could not be loaded (null), or that the browser did not draw a picture (undefined).

async function load() {
  try {
    const report = await import("../../report.js");
    await report.default();
    return report;
  } catch {
    throw null;
  }
}

async function make(order, tell, draw) {
  try {
    const { Making } = await load();
    const making = new Making(order, tell);
    tell(making.file(await draw(making.drawings())));
  } catch (error) {
    tell(error instanceof Error ? String(error) : error);
  }
}

// A drawing as the bytes of a PNG picture.
async function picture({ svg, width, height }) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    canvas.getContext("2d").drawImage(image, 0, 0, width, height);
    const blob = await new Promise(done => canvas.toBlob(done, "image/png"));
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    throw undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}

const pictures = drawings => Promise.all(drawings.map(picture));

// Makes a file and gives what calls it off.
export function startExport(order, tell) {
  let calledOff = false;
  const say = value => calledOff || tell(value);
  const here = () => make(order, say, pictures);
  try {
    const worker = new Worker(import.meta.url, { type: "module" });
    worker.onmessage = ({ data }) => {
      if (!data.drawings) say(data.value);
      else pictures(data.drawings).then(drawn => worker.postMessage({ drawn }), say);
    };
    worker.onerror = () => {
      worker.terminate();
      if (!calledOff) here();
    };
    worker.postMessage({ order });
    return () => {
      calledOff = true;
      worker.terminate();
    };
  } catch {
    here();
    return () => calledOff = true;
  }
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  let take;
  const draw = drawings => new Promise(done => {
    take = done;
    self.postMessage({ drawings });
  });
  self.onmessage = ({ data: { order, drawn } }) => {
    if (drawn) take(drawn);
    else make(order, value => self.postMessage({ value }), draw);
  };
}
