// Charts that follow the colours of the page and the width of the window.

const living = new Set();

const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const PALETTE = ['#5b8def', '#e07b39', '#3fa97c', '#b65fc2', '#d4a72c', '#4fb3bf', '#d9577b', '#7f8c4d',
  '#8a6fd1', '#c0694b', '#5f9ea0', '#9a9a9a', '#6c8ebf', '#b0894f', '#7fb069', '#a05c7b'];

/**
 * An element with a chart in it.
 * @param label what a screen reader says of it
 * @param option ECharts' option; called again when colours change
 * @param onClick called with ECharts' event, if given
 */
export function chart(label, option, {tall = false, onClick} = {}) {
  const element = document.createElement('div');
  element.className = tall ? 'chart tall' : 'chart';
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', label);
  // A chart needs a size, and so its place in the page.
  requestAnimationFrame(() => {
    if (!element.isConnected) return;
    const instance = echarts.init(element, null, {renderer: 'canvas'});
    const draw = () => instance.setOption(themed(option()), true);
    draw();
    if (onClick) instance.on('click', onClick);
    living.add({element, instance, draw});
  });
  return element;
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
    legend: option.legend && {textStyle: {color: style('--soft')}, pageTextStyle: {color: style('--soft')}, type: 'scroll', ...option.legend},
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
  living.forEach(one => one.instance.resize());
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
