/**
 * Plots counts over time: lines or, of one series, bars. The span can be chosen by dragging and by
 * keyboard, series can be hidden, and a table says the same as the picture.
 */

import uPlot from '/assets/lib/uplot/uPlot.esm.js';
import {el, fill, svg} from './dom.js';
import {number, shortNumber} from './format.js';
import {SECONDS_IN, nameOf, sum, timeLabel, timeName} from './plot-words.js';
import {countsTable} from './plot-table.js';

/** Series are told apart by more than colour. */
const DASHES = [[], [7, 3], [2, 3], [10, 3, 2, 3], [14, 4], [5, 5], [1, 4], [10, 3, 2, 3, 2, 3]];

const HEIGHT = 190;
const SMALLEST_DRAG_PIXELS = 8;
const WHOLE = [1, 2, 5].flatMap(digit => [0, 1, 2, 3, 4, 5, 6, 7].map(zeros => digit * 10 ** zeros)).sort((a, b) => a - b);
const FONT = '12px system-ui, sans-serif';

/** Between the marks of an axis of time: hours, days, months (of 30 days to uPlot), years. */
const STEPS = [
  ...[1, 2, 3, 6, 12].map(hours => hours * SECONDS_IN.hour),
  ...[1, 2, 4, 7, 14, 30, 60, 90, 180, 365, 730].map(days => days * SECONDS_IN.day)];

/** A plot of an answer of /api/counts. Call `destroy` before its `element` is thrown away. */
export class TimePlot {
  #title;
  #counts;
  #onSpan;
  #linkOf;
  #seconds;
  #plot = null;
  #ends = [];
  #hidden = new Set();
  #cursor = null;
  #anchor = null;
  #canvas = el('div', {class: 'plot-canvas'});
  #said = el('p', {class: 'plot-said'});
  #legend = el('ul', {class: 'plot-legend'});

  /**
   * @param onSpan called with the begin and the end (`Date`) of a span that the reader has chosen
   * @param linkOf where the articles of a series are found; null of a total, which needs no legend
   */
  constructor(title, counts, {onSpan, linkOf}) {
    this.#title = title;
    this.#counts = counts;
    this.#onSpan = onSpan;
    this.#linkOf = linkOf;
    this.#seconds = counts.times.map(time => Date.parse(time) / 1000);
    this.element = el('div', {class: 'plot'}, this.#canvas, this.#said, this.#legend, countsTable(title, counts));
    this.#takeKeys();
    this.#fillLegend();
    this.#drawOnceSized();
  }

  destroy() {
    this.#ends.forEach(end => end());
    this.#plot?.destroy();
  }

  // The picture

  #drawOnceSized() {
    const sizes = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry.contentRect.width);
      if (width > 0 && this.#plot === null) {
        this.#draw(width);
      } else if (width > 0) {
        this.#plot.setSize({width, height: HEIGHT});
      }
    });
    sizes.observe(this.#canvas);
    this.#ends.push(() => sizes.disconnect(), whenColoursChange(() => this.#drawAgain()));
  }

  /** A canvas does not follow the colours of its page by itself. */
  #drawAgain() {
    const width = this.#plot?.width;
    if (width) {
      this.#plot.destroy();
      this.#draw(width);
    }
  }

  #draw(width) {
    const data = [this.#seconds, ...this.#counts.series.map(series => series.counts)];
    this.#plot = new uPlot(this.#options(width), data, this.#canvas);
  }

  #options(width) {
    const lines = {stroke: colour('--plot-grid'), width: 1};
    const axis = {stroke: colour('--plot-ink'), grid: lines, ticks: lines, font: FONT};
    return {
      width,
      height: HEIGHT,
      legend: {show: false},
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      cursor: {
        y: false,
        drag: {x: true, y: false, setScale: false, dist: SMALLEST_DRAG_PIXELS},
        ...this.#isOne && {points: {show: false}},
      },
      scales: {x: {range: () => this.#wholeSpan()}, y: {range: (plot, least, most) => [0, headroom(most)]}},
      axes: [
        {...axis, size: 34, incrs: STEPS.filter(step => step >= this.#intervalSeconds), values: (plot, seconds, i, space, step) => seconds.map(second => timeLabel(second, step))},
        {...axis, size: 46, incrs: WHOLE, values: (plot, values) => values.map(shortNumber)}],
      series: [{}, ...this.#counts.series.map((series, i) => this.#look(i))],
      hooks: {
        setSelect: [plot => this.#dragged(plot)],
        setCursor: [plot => this.#say(plot.cursor.left < 0 ? null : this.#indexAt(plot.cursor.left))],
      },
    };
  }

  #look(i) {
    const stroke = colour(`--plot-${i % DASHES.length + 1}`);
    return this.#isOne
      ? {fill: stroke, stroke, width: 0, points: {show: false}, paths: uPlot.paths.bars({size: [0.86, Infinity], align: 1})}
      : {stroke, width: 2, points: {size: 5, fill: stroke}, dash: DASHES[i % DASHES.length], show: !this.#hidden.has(i)};
  }

  get #isOne() {
    return this.#counts.series.length === 1;
  }

  get #intervalSeconds() {
    return SECONDS_IN[this.#counts.interval];
  }

  /** Bars reach to the end of the last interval, lines to its begin. */
  #wholeSpan() {
    const first = this.#seconds[0];
    const isWide = this.#isOne || this.#seconds.length === 1;
    return [first, this.#seconds.at(-1) + (isWide ? this.#intervalSeconds : 0)];
  }

  // What is chosen

  #dragged(plot) {
    const {left, width} = plot.select;
    if (width >= SMALLEST_DRAG_PIXELS) {
      this.#choose(this.#indexAt(left), this.#indexAt(left + width));
    }
  }

  /** Of the bar there, of the point next to it. */
  #indexAt(pixels) {
    if (!this.#isOne) {
      return this.#plot.posToIdx(pixels);
    }
    const second = this.#plot.posToVal(pixels, 'x');
    return Math.max(0, this.#seconds.findLastIndex(begin => begin <= second));
  }

  #choose(one, other) {
    const [first, last] = inOrder(one, other);
    const end = this.#seconds[last] + this.#intervalSeconds;
    this.#onSpan(new Date(this.#seconds[first] * 1000), new Date(end * 1000));
  }

  #takeKeys() {
    const label = `${this.#title}. Arrow keys go through the times; with Shift they choose a span, which Enter shows.`;
    const attributes = {tabindex: 0, role: 'application', 'aria-roledescription': 'plot', 'aria-label': label};
    Object.entries(attributes).forEach(([name, value]) => this.#canvas.setAttribute(name, value));
    this.#said.setAttribute('aria-live', 'polite');
    this.#canvas.addEventListener('keydown', event => {
      const action = this.#actionOf(event);
      if (action) {
        event.preventDefault();
        event.stopPropagation();
        action();
      }
    });
  }

  #actionOf({key, shiftKey}) {
    const last = this.#seconds.length - 1;
    const at = this.#cursor ?? last;
    const goals = {ArrowLeft: Math.max(0, at - 1), ArrowRight: Math.min(last, at + 1), Home: 0, End: last};
    if (key in goals) {
      return () => this.#goTo(goals[key], shiftKey);
    }
    const isChosen = this.#anchor !== null;
    return isChosen && {Enter: () => this.#choose(this.#anchor, this.#cursor), Escape: () => this.#mark(null)}[key];
  }

  #goTo(index, isChoosing) {
    const anchor = isChoosing ? this.#anchor ?? this.#cursor ?? index : null;
    this.#anchor = null;
    this.#plot.setCursor({left: this.#placeOf(index, 0.5), top: 10});
    this.#cursor = index;
    this.#mark(anchor);
    this.#say(index);
  }

  #mark(anchor) {
    this.#anchor = anchor;
    const chosen = inOrder(anchor ?? 0, this.#cursor ?? 0);
    const left = this.#placeOf(chosen[0], 0);
    const width = anchor === null ? 0 : this.#placeOf(chosen[1], 1) - left;
    this.#plot.setSelect({left, width, top: 0, height: this.#plot.over.clientHeight}, false);
  }

  /** In pixels; of a bar its begin (0), middle or end (1). */
  #placeOf(index, part) {
    return this.#plot.valToPos(this.#seconds[index] + (this.#isOne ? part * this.#intervalSeconds : 0), 'x');
  }

  /** Nothing is under the cursor where it has left the plot. */
  #say(index) {
    this.#cursor = index;
    this.#said.textContent = index === null ? '' : this.#words(...inOrder(this.#anchor ?? index, index));
  }

  #words(first, last) {
    const end = first === last ? '' : ` to ${timeName(this.#counts, last)}`;
    return `${timeName(this.#counts, first)}${end}: ${this.#values(first, last).join(' · ')}`;
  }

  /** Of the chosen span what is in all of it. */
  #values(first, last) {
    return this.#counts.series
      .map((series, i) => this.#hidden.has(i) ? null : `${this.#linkOf ? nameOf(series) + ' ' : ''}${number(sum(series.counts.slice(first, last + 1)))}`)
      .filter(value => value !== null);
  }

  // The legend

  #fillLegend() {
    if (this.#linkOf) {
      fill(this.#legend, this.#counts.series.map((series, i) => el('li', {}, this.#legendButton(series, i), this.#link(series))));
    }
  }

  #link(series) {
    const label = `Articles: ${nameOf(series)}`;
    return el('a', {href: this.#linkOf(series), 'aria-label': label, title: label}, '→');
  }

  #legendButton(series, i) {
    const button = el('button', {type: 'button', class: 'plot-series', 'aria-pressed': 'true'},
      swatch(i), el('bdi', {}, nameOf(series)), el('span', {class: 'plot-total'}, number(sum(series.counts))));
    button.addEventListener('click', () => {
      const isShown = this.#hidden.delete(i) || !this.#hidden.add(i);
      button.setAttribute('aria-pressed', String(isShown));
      this.#plot?.setSeries(i + 1, {show: isShown});
    });
    return button;
  }
}

const inOrder = (one, other) => one < other ? [one, other] : [other, one];

const headroom = most => Math.max(4, Math.ceil((most ?? 0) * 1.08));

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function whenColoursChange(drawAgain) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', drawAgain);
  document.addEventListener('warta:theme', drawAgain);
  return () => {
    system.removeEventListener('change', drawAgain);
    document.removeEventListener('warta:theme', drawAgain);
  };
}

function swatch(i) {
  const line = {class: `plot-stroke-${i % DASHES.length + 1}`, x1: 0, x2: 28, y1: 4, y2: 4, 'stroke-dasharray': DASHES[i % DASHES.length].join(' ') || null};
  return svg('svg', {class: 'plot-swatch', viewBox: '0 0 28 8', width: 28, height: 8, 'aria-hidden': 'true'}, svg('line', line));
}
