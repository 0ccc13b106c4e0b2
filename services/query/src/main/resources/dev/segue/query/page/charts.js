// Charts that follow the colours of the page and their own width, and end with the view they are in.

import {PALETTE} from './colours.js';
import {h} from './dom.js';
import {theme} from './theme.js';

let library;

/** ECharts, which is loaded where the first chart is drawn. */
function echarts() {
  library ??= new Promise((loaded, failed) => {
    const script = h('script', {src: 'page/echarts.js', load: () => loaded(window.echarts), error: () => {
      library = undefined;
      script.remove();
      failed(new Error('The library that draws charts could not be loaded. The values are below.'));
    }});
    document.head.append(script);
  });
  return library;
}

/** A property of the page's style as it is now. */
export const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * An element with a chart in it, and its values as a table for whoever opens that.
 * @param life what the chart ends with
 * @param label what a screen reader says of it
 * @param option ECharts' option; called again when colours or widths change, with the width in pixels
 * @param height in rem, if not the usual one
 * @param onClick called with ECharts' event, if given
 * @param values makes the table of what is drawn, if it stands nowhere else
 */
export function chart(life, label, option, {height, onClick, values} = {}) {
  const element = h('div', {class: 'chart', role: 'img', 'aria-label': label, style: height && `height:${height}rem`});
  draw(life, element, option, onClick);
  const table = values && h('details', {class: 'values', toggle: () => {
    if (table.open && table.childElementCount === 1) table.append(values());
  }}, h('summary', {}, 'Values'));
  return h('figure', {}, element, table);
}

async function draw(life, element, option, onClick) {
  let instance;
  try {
    const charts = await echarts();
    if (life.over) return;
    if (!element.isConnected) await new Promise(requestAnimationFrame); // a chart needs a size, and so its place in the page
    if (life.over || !element.isConnected) return;
    instance = charts.init(element, null, {renderer: 'canvas'});
  } catch (problem) {
    element.replaceChildren(h('p', {class: 'message'}, problem.message));
    return;
  }
  const redraw = () => instance.setOption(themed(option(instance.getWidth())), true);
  const observer = new ResizeObserver(() => {
    if (element.clientWidth === instance.getWidth()) return;
    instance.resize();
    redraw();
  });
  life.onEnd(() => {
    observer.disconnect();
    instance.dispose();
  });
  redraw();
  if (onClick) instance.on('click', onClick);
  observer.observe(element);
  theme.watch(life, redraw);
}

/**
 * A table of numbers as colours, with the numbers in the cells where they can be read.
 * @param cells [column, row, colour's value, what is written]
 * @param write the text of a cell; empty for none
 * @param strong whether the cell's colour is dark, or in the dark light, so that its text is the other
 */
export function heatMap({columns, rows, cells, range, colours, write, strong, tip, width}) {
  const room = width / (columns.length + 3);
  return {
    grid: {left: 24, right: 12, top: 8, bottom: 12, containLabel: true}, // slanted words need more than their box
    tooltip: {formatter: ({value}) => tip(value)},
    xAxis: {type: 'category', data: columns, axisLabel: {rotate: room < 74 ? 50 : 0, interval: 0}, splitLine: {show: false}, axisTick: {show: false}},
    yAxis: {type: 'category', data: rows, inverse: true, splitLine: {show: false}, axisTick: {show: false}},
    visualMap: {show: false, min: range[0], max: range[1], dimension: 2, inRange: {color: colours}},
    series: [{
      type: 'heatmap',
      itemStyle: {borderColor: style('--card'), borderWidth: 2, borderRadius: 4},
      data: cells.map(value => ({value, label: {color: strong(value) ? style('--accent-ink') : style('--ink')}})),
      label: {show: room > 30, fontSize: 11, formatter: ({value}) => write(value)},
    }],
  };
}

function themed(option) {
  const axis = {
    axisLine: {lineStyle: {color: style('--line')}},
    axisLabel: {color: style('--soft')},
    nameTextStyle: {color: style('--soft')},
    splitLine: {lineStyle: {color: style('--line')}},
  };
  const dress = given => given && [given].flat().map(one => ({...axis, ...one, axisLabel: {...axis.axisLabel, ...one.axisLabel}}));
  return {
    animation: false,
    color: PALETTE,
    backgroundColor: 'transparent',
    textStyle: {color: style('--ink'), fontFamily: 'system-ui, sans-serif'},
    ...option,
    tooltip: {confine: true, backgroundColor: style('--card'), borderColor: style('--line'), textStyle: {color: style('--ink')}, ...option.tooltip},
    legend: option.legend && {textStyle: {color: style('--soft')}, icon: 'circle', itemWidth: 10, itemHeight: 10, ...option.legend},
    visualMap: option.visualMap && {textStyle: {color: style('--soft')}, ...option.visualMap},
    xAxis: dress(option.xAxis),
    yAxis: dress(option.yAxis),
  };
}
