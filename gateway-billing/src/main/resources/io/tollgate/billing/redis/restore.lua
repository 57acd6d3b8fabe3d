-- Takes a hold again that Redis has lost while its request was under way.
--
-- KEYS  1 hold, 2 settled mark, 3 leases of nodes, 4 holds of this node, 5 epoch of the shard,
--       then for each scope: budget hash, rate hash
-- ARGV  1 request id, 2 node, 3 lease in milliseconds, 4 epoch, 5 accounting time in microseconds, 6 held in nano-USD,
--       7 the scopes as admit.lua packs them, 8 the row to write should this node be lost
-- Reply 1: taken; 0: it is there, or was settled, or the counters are not those that the caller knows

if (redis.call('GET', KEYS[5]) or '') ~= ARGV[4] or redis.call('EXISTS', KEYS[1], KEYS[2]) > 0 then
  return 0
end
local day = day_of(tonumber(ARGV[5]))
local key = 6
for concurrent in string.gmatch(ARGV[7], '[^,;]+,%-?%d+,%d+,(%d)') do
  reserve(KEYS[key], day, ARGV[6])
  if concurrent == '1' then
    redis.call('HINCRBY', KEYS[key + 1], 'concurrency', 1)
  end
  key = key + 2
end
redis.call('HSET', KEYS[1], 'node', ARGV[2], 'at', ARGV[5], 'held', ARGV[6], 'scopes', ARGV[7], 'row', ARGV[8])
redis.call('SADD', KEYS[4], ARGV[1])
redis.call('ZADD', KEYS[3], math.floor(now_micros() / 1000) + tonumber(ARGV[3]), ARGV[2])
return 1
