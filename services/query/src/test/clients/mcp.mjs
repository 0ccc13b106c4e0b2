// @modelcontextprotocol/sdk: finds a track and tracks like it.
import assert from 'node:assert/strict';
import {Client} from '@modelcontextprotocol/sdk/client/index.js';
import {StreamableHTTPClientTransport} from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const client = new Client({name: 'segue-test', version: '1'});
await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', process.env.SEGUE_URL)));
const {tools} = await client.listTools();
assert.ok(tools.some(tool => tool.name === 'similar_tracks'));
const found = await client.callTool({name: 'find_tracks', arguments: {query: 'titel 123', limit: 1}});
assert.equal(found.structuredContent.tracks[0].id, 't123');
const similar = await client.callTool({name: 'similar_tracks', arguments: {id: 't7', limit: 3}});
assert.equal(similar.structuredContent.tracks.length, 3);
const refused = await client.callTool({name: 'track', arguments: {id: 'nobody'}});
assert.ok(refused.isError);
await client.close();
