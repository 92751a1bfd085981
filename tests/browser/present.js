// Body of a function that returns a description of each fault of the slide on the screen.

const faults = [];
const box = element => element.getBoundingClientRect();
const shown = area => [area.left, area.top, area.right, area.bottom].map(Math.round).join(",");
const slide = document.querySelector(".slide");
if (!slide) return ["there is no slide"];
// a screen of 1920 by 1080 has one unit a pixel
const unit = box(slide).width / 1920;

// Texts that are too small to be read from afar; the source line and the code are looked at nearby.
for (const element of slide.querySelectorAll("*")) {
  const words = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data.trim()).join("");
  if (!words || element.closest(".slide-source, .qr, .stage-controls, .sr-only")) continue;
  const drawing = element.closest("svg");
  const scale = drawing ? box(drawing).width / drawing.viewBox.baseVal.width : 1;
  const size = parseFloat(getComputedStyle(element).fontSize) * scale / unit;
  if (size < 31.9) faults.push(`"${words}" is ${size.toFixed(1)} high`);
}

const sentence = slide.querySelector(".slide-sentence");
const lines = Math.round(box(sentence).height / (66 * 1.3 * unit));
if (lines > 2) faults.push(`the sentence has ${lines} lines: ${sentence.textContent}`);
const size = parseFloat(getComputedStyle(sentence).fontSize) / unit;
if (Math.abs(size - 66) > 0.1) faults.push(`the sentence is ${size} high`);

// What stands below the sentence stays in its place, and above the foot.
const body = box(slide.querySelector(".slide-body")), foot = box(slide.querySelector(".slide-foot"));
if (body.top < box(sentence).bottom - 1) faults.push(`the sentence reaches ${box(sentence).bottom}`);
if (foot.top < body.bottom - 1) faults.push(`the foot begins at ${foot.top}, above ${body.bottom}`);
for (const part of slide.querySelectorAll(".slide-body > *, .slide-body td, .slide-body th, .slide-body li")) {
  const area = box(part);
  if (area.top < body.top - 1 || area.bottom > body.bottom + 1 || area.left < body.left - 1 || area.right > body.right + 1) {
    faults.push(`${part.className || part.tagName} "${part.textContent.slice(0, 30)}" at ${shown(area)} leaves ${shown(body)}`);
  }
}
for (const part of slide.querySelectorAll(".slide-foot > *")) {
  const area = box(part);
  if (area.right > box(slide).right || area.bottom > box(slide).bottom) faults.push(`${part.className} at ${shown(area)} leaves the slide`);
}
return faults.map(fault => `slide ${slide.dataset.slide} in ${innerWidth} by ${innerHeight}: ${fault}`);
