// The catalogue itself: how features are spread, how they go together, and any two of them as points.

import {get, query} from './api.js';
import {PALETTE, chart, heatMap, style} from './charts.js';
import {card, choose, count, escape, h, message, number, pending, table, titled, wide, words} from './dom.js';

/** What was chosen last; it stays while the page is open. */
const filter = {genres: '', min_year: '', max_year: '', min_popularity: ''};

export function look() {
  const place = h('div');
  const show = () => place.replaceChildren(pending(get('v1/statistics' + query(filter)), ({tracks, features}) => {
    const names = features.filter(one => one.count > 0).map(one => one.feature);
    if (tracks === 0) {
      return message(Object.values(filter).some(Boolean) ? 'No track passes the filter.' : 'The catalogue is empty. Tracks show here as they arrive.');
    }
    return h('div', {class: 'columns'},
      distribution(names), scatter(names), wide(correlation()), wide(groups()), wide(summary(tracks, features)));
  }));
  show();
  return [
    h('h1', {}, 'A look at the music'),
    filters(show),
    place,
  ];
}

function filters(show) {
  const input = (label, name, attributes) => h('label', {}, label, h('input', {
    value: filter[name], name, ...attributes, change: event => { filter[name] = event.target.value.trim(); show(); }}));
  return h('form', {class: 'bar filters', 'aria-label': 'Which tracks', submit: event => event.preventDefault()},
    input('Genre', 'genres', {type: 'text', placeholder: 'any', size: 12}),
    input('Years', 'min_year', {type: 'number', min: 1, max: 9999, placeholder: 'from'}),
    input('to', 'max_year', {type: 'number', min: 1, max: 9999, placeholder: 'to'}),
    input('Popularity from', 'min_popularity', {type: 'number', min: 0, max: 100, placeholder: '0'}),
    h('button', {type: 'button', click: event => {
      Object.keys(filter).forEach(name => { filter[name] = ''; });
      event.target.form.querySelectorAll('input').forEach(one => { one.value = ''; });
      show();
    }}, 'All tracks'));
}

/** As many digits as bins of this width need. */
const rounded = (value, width) => Number(value.toFixed(Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(width || 1)))))).toLocaleString('en', {maximumFractionDigits: 8});

function distribution(names) {
  const place = h('div');
  const show = feature => place.replaceChildren(pending(get('v1/statistics/histogram' + query({...filter, feature, bins: 30})), ({bins, missing, unit}) => [
    chart(`Distribution of ${words(feature)}`, () => ({
      grid: {left: 8, right: 8, top: 16, bottom: unit ? 24 : 8, containLabel: true},
      tooltip: {trigger: 'axis', formatter: ([{dataIndex: i}]) => `${number(bins[i].from)} to ${number(bins[i].to)}<br>${count(bins[i].tracks)} tracks`},
      xAxis: {type: 'category', data: bins.map(bin => rounded(bin.from, bin.to - bin.from)), name: unit, nameLocation: 'middle', nameGap: 24, axisTick: {show: false}},
      yAxis: {type: 'value'},
      series: [{type: 'bar', barCategoryGap: '6%', itemStyle: {color: style('--accent'), borderRadius: [3, 3, 0, 0]}, data: bins.map(bin => bin.tracks)}],
    })),
    missing > 0 && h('p', {class: 'soft small'}, `${count(missing)} tracks lack it.`),
  ]));
  const first = names.includes('energy') ? 'energy' : names[0];
  show(first);
  return card('Distribution', h('div', {class: 'bar'}, choose('Feature', names, first, show)), place);
}

function scatter(names) {
  const chosen = {x: names.includes('energy') ? 'energy' : names[0], y: names.includes('valence') ? 'valence' : names.at(-1), colour: 'category'};
  const place = h('div');
  const show = () => place.replaceChildren(pending(get('v1/statistics/scatter' + query({...filter, x: chosen.x, y: chosen.y, limit: 1000})), answer => {
    const groups = [...grouped(answer.points, one => one[chosen.colour] ?? 'none')].sort((a, b) => b[1].length - a[1].length);
    return [
      chart(`${words(chosen.y)} over ${words(chosen.x)}`, width => ({
        grid: {left: 28, right: 16, top: 12, bottom: 24, containLabel: true},
        tooltip: {formatter: ({data, seriesName}) => `${escape(data.name)}<br><span style="opacity:.7">${escape(data.by)}</span><br>${escape(seriesName)} · ${number(data.value[0])}, ${number(data.value[1])}`},
        xAxis: {type: 'value', name: words(chosen.x), nameLocation: 'middle', nameGap: 24, scale: true},
        yAxis: {type: 'value', name: words(chosen.y), nameLocation: 'middle', nameGap: width > 400 ? 36 : 30, scale: true},
        series: groups.map(([name, points]) => ({
          name, type: 'scatter', symbolSize: 6, itemStyle: {opacity: 0.75},
          data: points.map(one => ({value: [one.x, one.y], name: titled(one), by: one.artists.join(', '), id: one.id})),
        })),
      }), {onClick: ({data}) => { location.hash = '#/track/' + encodeURIComponent(data.id); }}),
      key(groups),
      h('p', {class: 'soft small'}, `${count(answer.points.length)} of ${count(answer.tracks)} tracks, chosen by the hash of their ids. A point opens its track.`),
    ];
  }));
  show();
  const set = key => value => { chosen[key] = value; show(); };
  return card('Two features', h('div', {class: 'bar'},
    choose('Across', names, chosen.x, set('x')), choose('up', names, chosen.y, set('y')),
    choose('colour', ['category', 'genre'], chosen.colour, set('colour'))), place);
}

const MOST_IN_KEY = 12;

/** In the order of the series, and so of the colours. */
const key = groups => h('p', {class: 'legend small soft'}, groups.slice(0, MOST_IN_KEY).map(([name], i) =>
  h('span', {}, h('i', {style: `background:${PALETTE[i % PALETTE.length]}`}), words(name))),
groups.length > MOST_IN_KEY && h('span', {}, `and ${groups.length - MOST_IN_KEY} more`));

function grouped(values, key) {
  const groups = new Map();
  for (const value of values) {
    const name = key(value);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(value);
  }
  return groups;
}

const correlation = () =>
  card('What goes together', pending(get('v1/statistics/correlation' + query(filter)), ({features, matrix}) => {
    const shown = features.filter((_, i) => matrix[i][i] !== null);
    if (shown.length === 0) return message('Too few tracks to say.');
    const at = shown.map(name => features.indexOf(name));
    const cells = at.flatMap((i, y) => at.map((j, x) => [x, y, matrix[i][j]])).filter(cell => cell[2] !== null);
    const sign = r => Math.abs(r) < 0.005 ? '0' : r.toFixed(2).replace('-', '−').replace('0.', '.');
    return [
      h('p', {class: 'soft small'}, 'Pearson’s correlation: 1 rises together, −1 one rises as the other falls, 0 neither.'),
      chart('Correlation of each pair of features', width => heatMap({
        columns: shown.map(words), rows: shown.map(words), cells, range: [-1, 1], width,
        colours: [style('--minus'), style('--card'), style('--plus')],
        write: ([x, y, r]) => x === y ? '' : sign(r),
        strong: ([, , r]) => Math.abs(r) > 0.6,
        tip: ([x, y, r]) => `${escape(words(shown[y]))} and ${escape(words(shown[x]))}: ${r.toFixed(3)}`,
      }), {height: 6 + 2 * shown.length}),
    ];
  }));

/** K-Means over all tracks: filters do not change what the groups are. */
const groups = () => card('Groups that sound alike',
  pending(get('v1/clusters'), ({clusters, features}) => [
    table('Groups',
      [h('th', {}, 'Group'), h('th', {class: 'number'}, 'Tracks'),
        features.map(name => h('th', {class: 'number'}, words(name))), h('th', {}, 'In the middle of it')].flat(),
      [...clusters].sort((a, b) => b.tracks - a.tracks).map(one => h('tr', {},
        h('th', {scope: 'row'}, one.name),
        h('td', {class: 'number'}, count(one.tracks)),
        features.map(name => h('td', {class: 'number'}, number(one.centre[name], 2))),
        h('td', {}, one.exemplars.slice(0, 2).map((track, i) => [i > 0 && ', ',
          h('a', {href: '#/track/' + encodeURIComponent(track.id)}, titled(track))]))))),
    h('p', {class: 'soft small'}, 'K-Means over all tracks; the figures are the centres.'),
  ]));

const summary = (tracks, features) => card(`${count(tracks)} tracks`,
  table('Features',
    [h('th', {}, 'Feature'),
      ...['Mean', 'Deviation', 'Min', 'Lower quarter', 'Median', 'Upper quarter', 'Max', 'Missing'].map(title => h('th', {class: 'number'}, title))],
    features.map(one => h('tr', {},
      h('th', {scope: 'row'}, words(one.feature), one.unit && h('span', {class: 'soft'}, ` ${one.unit}`)),
      [one.mean, one.standard_deviation, one.min, one.quantiles['0.25'], one.quantiles['0.5'], one.quantiles['0.75'], one.max]
        .map(value => h('td', {class: 'number'}, number(value))),
      h('td', {class: 'number'}, count(one.missing))))));
