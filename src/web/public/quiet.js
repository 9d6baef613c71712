// Leaves an own page at once: a white cover first, then our own address, which ends the session and leads to a neutral page. Nothing is
// kept in the browser. Without this script the same links do the same, one step slower.

const presses = 3;
const within = 5000;
/** When Shift was pressed alone, each time; with another key between, it was for typing. */
let times = [];
let typed = false;
let fading;

// these tell of what only works with the script
for (const part of document.querySelectorAll('[data-dots], [data-shift]')) part.hidden = false;

const show = () => {
  const dots = document.querySelectorAll('[data-dots] i');
  dots.forEach((dot, i) => {
    dot.classList.toggle('on', i < times.length);
  });
  const says = document.querySelector('[data-says]');
  if (!says) return;
  const left = presses - times.length;
  says.textContent = left === 2 ? says.dataset.two : left === 1 ? says.dataset.one : '';
};

const cover = () => {
  const over = document.createElement('div');
  over.className = 'cover';
  document.documentElement.append(over);
  document.body.hidden = true;
  document.title = ' ';
};

const leave = () => {
  performance.mark('exit-asked');
  cover();
  performance.mark('exit-covered');
  location.replace('/leave');
};

const fade = () => {
  const now = performance.now();
  times = times.filter((at) => now - at <= within);
  show();
};

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('[data-exit]')) return;
  event.preventDefault();
  leave();
});

window.addEventListener('keydown', (event) => {
  if (event.key === 'Shift') {
    if (!event.repeat) typed = false;
    return;
  }
  typed = true;
  times = [];
  show();
});

window.addEventListener('keyup', (event) => {
  if (event.key !== 'Shift' || typed) return;
  times.push(performance.now());
  fade();
  clearTimeout(fading);
  fading = setTimeout(fade, within + 50);
  if (times.length >= presses) leave();
});

// a page that the browser kept for Back is asked for anew: the server knows whether anybody is there
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  cover();
  location.reload();
});
