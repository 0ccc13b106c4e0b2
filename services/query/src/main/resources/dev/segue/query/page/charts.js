// Charts that follow the colours of the page and the width of the window.

const living = new Set();

export const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const PALETTE = ['#5b8def', '#e07b39', '#3fa97c', '#b65fc2', '#d4a72c', '#4fb3bf', '#d9577b', '#7f8c4d',
  '#8a6fd1', '#c0694b', '#5f9ea0', '#9a9a9a', '#6c8ebf', '#b0894f', '#7fb069', '#a05c7b'];

/**
 * An element with a chart in it.
 * @param label what a screen reader says of it
 * @param option ECharts' option; called again when colours or widths change, with the width in pixels
 * @param height in rem, if not the usual one
 * @param onClick called with ECharts' event, if given
 */
export function chart(label, option, {height, onClick} = {}) {
  const element = document.createElement('div');
  element.className = 'chart';
  if (height) element.style.height = `${height}rem`;
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', label);
  // A chart needs a size, and so its place in the page.
  requestAnimationFrame(() => {
    if (!element.isConnected) return;
    const instance = echarts.init(element, null, {renderer: 'canvas'});
    const draw = () => instance.setOption(themed(option(instance.getWidth())), true);
    draw();
    if (onClick) instance.on('click', onClick);
    living.add({element, instance, draw});
  });
  return element;
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

function sweep() {
  for (const one of living) {
    if (!one.element.isConnected) {
      one.instance.dispose();
      living.delete(one);
    }
  }
}

export function redraw() {
  sweep();
  living.forEach(one => one.draw());
}

addEventListener('resize', () => {
  sweep();
  living.forEach(one => {
    one.instance.resize();
    one.draw();
  });
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
