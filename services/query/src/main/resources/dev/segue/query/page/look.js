// The catalogue itself: how features are spread, how they go together, and any two of them as points.

import {get, query} from './api.js';
import {chart, heatMap, style} from './charts.js';
import {NamedColours, property, OTHER} from './colours.js';
import {NO_TRACKS, by, card, choose, count, escape, h, message, nothing, number, table, titled, wide, words} from './dom.js';
import {part} from './part.js';
import {trackAddress} from './router.js';
import {answering, grown} from './status.js';
import {trackLinks} from './tracks.js';

const FILTERS = ['genres', 'min_year', 'max_year', 'min_popularity'];

/** Filters and choices stand in the address. */
export function look(view) {
  const filter = () => Object.fromEntries(FILTERS.map(name => [name, view.parameters[name] ?? '']));
  const shown = part(view, {
    key: grown,
    ask: signal => get('v1/statistics' + query(filter()), signal),
    show: ({tracks, features}, life) => {
      const names = features.filter(one => one.count > 0).map(one => one.feature);
      if (tracks === 0) return nothing(Object.values(filter()).some(Boolean) ? 'No track passes the filter.' : NO_TRACKS);
      const place = {life, view, filter: filter(), names};
      return h('div', {class: 'columns'},
        distribution(place), scatter(place), wide(correlation(place)), wide(groups(life)), wide(summary(tracks, features)));
    },
  });
  return [h('h1', {}, 'A look at the music'), filters(view, filter(), shown.again), shown];
}

function filters(view, filter, again) {
  const choose = chosen => {
    view.choose(chosen);
    again();
  };
  const input = (label, name, attributes) => h('label', {}, label, h('input', {
    value: filter[name], name, ...attributes, change: event => choose({[name]: event.target.value.trim()})}));
  return h('form', {class: 'bar filters', 'aria-label': 'Which tracks', submit: event => event.preventDefault()},
    input('Genre', 'genres', {type: 'text', placeholder: 'any', size: 12}),
    input('Years', 'min_year', {type: 'number', min: 1, max: 9999, placeholder: 'from'}),
    input('to', 'max_year', {type: 'number', min: 1, max: 9999, placeholder: 'to'}),
    input('Popularity from', 'min_popularity', {type: 'number', min: 0, max: 100, placeholder: '0'}),
    h('button', {type: 'button', click: event => {
      event.target.form.querySelectorAll('input').forEach(one => { one.value = ''; });
      choose(Object.fromEntries(FILTERS.map(name => [name, ''])));
    }}, 'All tracks'));
}

/** What the address names, where it is one of these; else the first of the usual that is. */
const chosen = (view, name, names, ...usual) => [view.parameters[name], ...usual].find(one => names.includes(one)) ?? names[0];

/** As many digits as bins of this width need. */
const rounded = (value, width) => Number(value.toFixed(Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(width || 1)))))).toLocaleString('en', {maximumFractionDigits: 8});

function distribution({life, view, filter, names}) {
  const first = chosen(view, 'feature', names, 'energy');
  let feature = first;
  const shown = part(life, {
    ask: signal => get('v1/statistics/histogram' + query({...filter, feature, bins: 30}), signal),
    show: ({bins, missing, unit}, inner) => [
      chart(inner, `Distribution of ${words(feature)}`, () => ({
        grid: {left: 8, right: 8, top: 16, bottom: unit ? 24 : 8, containLabel: true},
        tooltip: {trigger: 'axis', formatter: ([{dataIndex: i}]) => `${number(bins[i].from)} to ${number(bins[i].to)}<br>${count(bins[i].tracks)} tracks`},
        xAxis: {type: 'category', data: bins.map(bin => rounded(bin.from, bin.to - bin.from)), name: unit, nameLocation: 'middle', nameGap: 24, axisTick: {show: false}},
        yAxis: {type: 'value'},
        series: [{type: 'bar', barCategoryGap: '6%', itemStyle: {color: style('--accent'), borderRadius: [3, 3, 0, 0]}, data: bins.map(bin => bin.tracks)}],
      }), {values: () => table(`Distribution of ${words(feature)}`, ['From', 'To', 'Tracks'].map(title => h('th', {class: 'number'}, title)),
        bins.map(bin => h('tr', {}, [number(bin.from), number(bin.to), count(bin.tracks)].map(value => h('td', {class: 'number'}, value)))))}),
      missing > 0 && h('p', {class: 'soft small'}, `${count(missing)} tracks lack it.`),
    ],
  });
  return card('Distribution', h('div', {class: 'bar'}, choose('Feature', names, first, name => {
    feature = name;
    view.choose({feature});
    shown.again();
  })), shown);
}

/** Genres have no colours of their own: each keeps the one that it had first. */
const genreColours = new NamedColours();

const colourOf = {
  category: name => style(property(name)) || OTHER,
  genre: name => name === 'none' ? OTHER : genreColours.of(name),
};

function scatter({life, view, filter, names}) {
  const at = {
    x: chosen(view, 'x', names, 'energy'),
    y: chosen(view, 'y', names, 'valence', names.at(-1)),
    colour: chosen(view, 'colour', ['category', 'genre'], 'category'),
  };
  const shown = part(life, {
    key: answering,
    ask: signal => get('v1/statistics/scatter' + query({...filter, x: at.x, y: at.y, limit: 1000}), signal),
    show: (answer, inner) => {
      const groups = [...grouped(answer.points, one => one[at.colour] ?? 'none')].sort((a, b) => b[1].length - a[1].length);
      const colour = colourOf[at.colour];
      return [points(inner, at, groups, colour), key(groups, colour),
        h('p', {class: 'soft small'}, `${count(answer.points.length)} of ${count(answer.tracks)} tracks, chosen by the hash of their ids. A point opens its track.`)];
    },
  });
  const set = name => value => {
    at[name] = value;
    view.choose({[name]: value});
    shown.again();
  };
  return card('Two features', h('div', {class: 'bar'},
    choose('Across', names, at.x, set('x')), choose('up', names, at.y, set('y')),
    choose('colour', ['category', 'genre'], at.colour, set('colour'))), shown);
}

const points = (life, at, groups, colour) => chart(life, `${words(at.y)} over ${words(at.x)}`, width => ({
  grid: {left: 28, right: 16, top: 12, bottom: 24, containLabel: true},
  tooltip: {formatter: ({data, seriesName}) => `<bdi>${escape(data.name)}</bdi><br><bdi style="opacity:.7">${escape(data.by)}</bdi><br>${escape(seriesName)} · ${number(data.value[0])}, ${number(data.value[1])}`},
  xAxis: {type: 'value', name: words(at.x), nameLocation: 'middle', nameGap: 24, scale: true},
  yAxis: {type: 'value', name: words(at.y), nameLocation: 'middle', nameGap: width > 400 ? 36 : 30, scale: true},
  series: groups.map(([name, tracks]) => ({
    name, type: 'scatter', symbolSize: 6, itemStyle: {opacity: 0.75, color: colour(name)},
    data: tracks.map(one => ({value: [one.x, one.y], name: titled(one), by: by(one), id: one.id})),
  })),
}), {
  onClick: ({data}) => { location.hash = trackAddress(data.id); },
  values: () => table('Means of what is drawn', [h('th', {}, words(at.colour)), ...['Tracks', words(at.x), words(at.y)].map(title => h('th', {class: 'number'}, title))],
    groups.map(([name, tracks]) => h('tr', {}, h('th', {scope: 'row'}, words(name)), h('td', {class: 'number'}, count(tracks.length)),
      ['x', 'y'].map(axis => h('td', {class: 'number'}, number(tracks.reduce((sum, one) => sum + one[axis], 0) / tracks.length)))))),
});

const MOST_IN_KEY = 12;

const key = (groups, colour) => h('p', {class: 'legend small soft'}, groups.slice(0, MOST_IN_KEY).map(([name]) =>
  h('span', {}, h('i', {style: `background:${colour(name)}`}), words(name))),
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

const correlation = ({life, filter}) =>
  card('What goes together', part(life, {ask: signal => get('v1/statistics/correlation' + query(filter), signal), show: ({features, matrix}, inner) => {
    const shown = features.filter((_, i) => matrix[i][i] !== null);
    if (shown.length === 0) return message('Too few tracks to say.');
    const at = shown.map(name => features.indexOf(name));
    const cells = at.flatMap((i, y) => at.map((j, x) => [x, y, matrix[i][j]])).filter(cell => cell[2] !== null);
    const sign = r => Math.abs(r) < 0.005 ? '0' : r.toFixed(2).replace('-', '−').replace('0.', '.');
    return [
      h('p', {class: 'soft small'}, 'Pearson’s correlation: 1 rises together, −1 one rises as the other falls, 0 neither.'),
      chart(inner, 'Correlation of each pair of features', width => heatMap({
        columns: shown.map(words), rows: shown.map(words), cells, range: [-1, 1], width,
        colours: [style('--minus'), style('--card'), style('--plus')],
        write: ([x, y, r]) => x === y ? '' : sign(r),
        strong: ([, , r]) => Math.abs(r) > 0.6,
        tip: ([x, y, r]) => `${escape(words(shown[y]))} and ${escape(words(shown[x]))}: ${r.toFixed(3)}`,
      }), {height: 6 + 2 * shown.length, values: () => table('Correlations', [h('th', {}, 'Feature'), ...shown.map(name => h('th', {class: 'number'}, words(name)))],
        at.map((i, y) => h('tr', {}, h('th', {scope: 'row'}, words(shown[y])), at.map(j => h('td', {class: 'number'}, number(matrix[i][j], 2))))))}),
    ];
  }}));

/** K-Means over all tracks: filters do not change what the groups are. */
const groups = life => card('Groups that sound alike',
  part(life, {key: grown, ask: signal => get('v1/clusters', signal), show: ({clusters, features}) => [
    table('Groups',
      [h('th', {}, 'Group'), h('th', {class: 'number'}, 'Tracks'),
        features.map(name => h('th', {class: 'number'}, words(name))), h('th', {}, 'In the middle of it')].flat(),
      [...clusters].sort((a, b) => b.tracks - a.tracks).map(one => h('tr', {},
        h('th', {scope: 'row'}, one.name),
        h('td', {class: 'number'}, count(one.tracks)),
        features.map(name => h('td', {class: 'number'}, number(one.centre[name], 2))),
        h('td', {}, trackLinks(one.exemplars.slice(0, 2)))))),
    h('p', {class: 'soft small'}, 'K-Means over all tracks; the figures are the centres.'),
  ]}));

const summary = (tracks, features) => card(`${count(tracks)} tracks`,
  table('Features',
    [h('th', {}, 'Feature'),
      ...['Mean', 'Deviation', 'Min', 'Lower quarter', 'Median', 'Upper quarter', 'Max', 'Missing'].map(title => h('th', {class: 'number'}, title))],
    features.map(one => h('tr', {},
      h('th', {scope: 'row'}, words(one.feature), one.unit && h('span', {class: 'soft'}, ` ${one.unit}`)),
      [one.mean, one.standard_deviation, one.min, one.quantiles['0.25'], one.quantiles['0.5'], one.quantiles['0.75'], one.max]
        .map(value => h('td', {class: 'number'}, number(value))),
      h('td', {class: 'number'}, count(one.missing))))));
