-- What a shard counts, at one moment. Changes nothing.
--
-- KEYS  1 leases of nodes, 2 usage stream, then each scope's counters
-- ARGV  1 the beginning of the keys of nodes' holds, 2 the end of the fields of rows among them
-- Reply {now, position of the last entry of the stream, the holds as {id, node, at, held, rates, scopes},
--       then for each scope a flat list of names and amounts, as named.lua has them}

local holds = {}
for _, node in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  for _, id in ipairs(redis.call('HKEYS', ARGV[1] .. node)) do
    if string.sub(id, -#ARGV[2]) ~= ARGV[2] then
      local at, held, _, rates, scopes = read_hold(redis.call('HGET', ARGV[1] .. node, id))
      holds[#holds + 1] = { id, node, at, held, rates, scopes }
    end
  end
end
local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)
local now = now_micros()
local reply = { now, last[1] and last[1][1] or '0-0', holds }
for i = 3, #KEYS do
  reply[i + 1] = named(read_counters(redis.call('GET', KEYS[i]), day_of(now)))
end
return reply
