// Body of a function that returns a description of each fault of layout on the page.

const faults = [];
// not the window's own width, which a phone widens to what stands in it
const shown = document.documentElement.clientWidth;
const round = box => [box.left, box.top, box.right, box.bottom].map(Math.round).join(",");

// The part of a box that is not scrolled out of sight or cut off by what it is in.
function visiblePart(box, element) {
  let { left, top, right, bottom } = box;
  for (let outer = element; outer && outer !== document.body; outer = outer.parentElement) {
    if (outer instanceof SVGElement || getComputedStyle(outer).overflowX === "visible") continue;
    const edge = outer.getBoundingClientRect();
    left = Math.max(left, edge.left);
    top = Math.max(top, edge.top);
    right = Math.min(right, edge.right);
    bottom = Math.min(bottom, edge.bottom);
  }
  return { left, top, right, bottom };
}

// A line of text is higher than its letters: what is left and right above and below is free.
function letters(box) {
  const { left, top, right, bottom } = box;
  const free = 0.15 * (bottom - top);
  return { left, top: top + free, right, bottom: bottom - free };
}

// Every text with the boxes of its lines.
function texts() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    const visible = element.checkVisibility({ visibilityProperty: true });
    if (!node.data.trim() || !visible || element.closest("option, script, style, .skip")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const drawn = element instanceof SVGElement ? [element.getBoundingClientRect()] : [...range.getClientRects()];
    const boxes = drawn.map(box => visiblePart(letters(box), element))
      .filter(box => box.right - box.left > 1 && box.bottom - box.top > 1);
    found.push({ words: node.data.trim(), element, boxes, bar: element.closest("header .pages") });
  }
  return found;
}

function overlap(a, b) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 1 && height > 1;
}

function checkOverlaps(all) {
  all.forEach((a, index) => {
    for (const b of all.slice(index + 1)) {
      // a phone's bar of pages lies over what is scrolled beneath it
      if (a.bar !== b.bar && getComputedStyle(a.bar ?? b.bar).position === "fixed") continue;
      if (a.boxes.some(one => b.boxes.some(other => overlap(one, other)))) {
        faults.push(`"${a.words}" and "${b.words}" overlap at ${round(a.boxes[0])}`);
      }
    }
  });
}

function checkWidth() {
  const width = document.documentElement.scrollWidth;
  if (width > shown) faults.push(`the page is ${width} wide`);
}

function checkInWindow(all) {
  for (const { words, boxes } of all) {
    const out = boxes.find(box => box.left < -0.5 || box.right > shown + 0.5);
    if (out) faults.push(`"${words}" leaves the window at ${round(out)}`);
  }
}

// What has more in it than it shows: elements that cut off, and fields. A table scrolls in its card.
function checkCutOff() {
  for (const element of document.querySelectorAll("body *:not(svg *, option, .sr-only, .scroll)")) {
    const cuts = element.matches("input[role=spinbutton]") || getComputedStyle(element).overflowX !== "visible";
    if (cuts && element.checkVisibility() && element.scrollWidth > element.clientWidth + 1) {
      const words = (element.value ?? element.textContent).trim().slice(0, 40);
      faults.push(`${element.tagName} "${words}" shows ${element.clientWidth} of ${element.scrollWidth} pixels`);
    }
  }
}

// A select tells no width of what is chosen, so that is measured beside it.
function checkSelects() {
  for (const select of document.querySelectorAll("select")) {
    const style = getComputedStyle(select);
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = style.font;
    const words = select.selectedOptions[0].label;
    const arrow = 16;
    const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
    const width = pen.measureText(words).width;
    if (width > room + 1) faults.push(`the choice "${words}" needs ${Math.round(width)} pixels and has ${Math.round(room)}`);
  }
}

function checkDrawings(all) {
  for (const { words, element, boxes } of all) {
    const drawing = element.closest("svg")?.getBoundingClientRect();
    const out = drawing && boxes.find(box => box.left < drawing.left - 0.5 || box.right > drawing.right + 0.5
      || box.top < drawing.top - 0.5 || box.bottom > drawing.bottom + 0.5);
    if (out) faults.push(`"${words}" at ${round(out)} leaves its drawing at ${round(drawing)}`);
  }
}

function checkButtons(all) {
  for (const { words, element, boxes } of all) {
    const button = element.closest("button")?.getBoundingClientRect();
    const out = button && boxes.find(box => box.left < button.left - 0.5 || box.right > button.right + 0.5);
    if (out) faults.push(`"${words}" at ${round(out)} leaves its button at ${round(button)}`);
  }
}

// what sticks to the window's edge lies over what is scrolled beneath it; at the top nothing is
scrollTo({ top: 0, behavior: "instant" });
const all = texts();
checkWidth();
checkInWindow(all);
checkCutOff();
checkSelects();
checkOverlaps(all);
checkDrawings(all);
checkButtons(all);
return faults.map(fault => `in a window of ${shown} pixels: ${fault}`);
