-- What a shard counts, at one moment. Changes nothing.
--
-- KEYS  1 leases of nodes, 2 usage stream, then each scope's budget hash
-- ARGV  1 the beginning of the keys of nodes' holds, 2 the beginning of the keys of holds
-- Reply {now, position of the last entry of the stream, the holds as {id, node, at, held, scopes},
--       then each budget hash as a flat list of fields and values}

local holds = {}
for _, node in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  for _, id in ipairs(redis.call('SMEMBERS', ARGV[1] .. node)) do
    local hold = redis.call('HMGET', ARGV[2] .. id, 'at', 'held', 'scopes')
    if hold[1] then
      holds[#holds + 1] = { id, node, hold[1], hold[2], hold[3] }
    end
  end
end
local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)
local reply = { now_micros(), last[1] and last[1][1] or '0-0', holds }
for i = 3, #KEYS do
  reply[i + 1] = redis.call('HGETALL', KEYS[i])
end
return reply
