-- Takes a hold again that Redis has lost while its request was under way.
--
-- KEYS  1 settled mark, 2 leases of nodes, 3 holds of this node, 4 epoch of the shard, then the counters of each scope
-- ARGV  1 request id, 2 node, 3 lease in milliseconds, 4 epoch, 5 accounting time in microseconds, 6 held in nano-USD,
--       7 the scopes as the hold lists them, 8 the row to write should this node be lost, 9 its field,
--       10 the rates as the hold has them; they hold no tokens
-- Reply 1: taken; 0: it is there, or was settled, or the counters are not those that the caller knows

if (redis.call('GET', KEYS[4]) or '') ~= ARGV[4] or redis.call('EXISTS', KEYS[1]) == 1
  or redis.call('HEXISTS', KEYS[3], ARGV[1]) == 1 then
  return 0
end
local at, held = tonumber(ARGV[5]), tonumber(ARGV[6])
local day = day_of(at)
local keys, all = { unpack(KEYS, 5) }, {}
local rates = rates_of(ARGV[10], 0)
for number, key in ipairs(keys) do
  local counters = read_counters(redis.call('GET', key), day)
  reserve(counters, day, held)
  if rates[number] and rates[number].crowds then
    counters[UNDER_WAY] = counters[UNDER_WAY] + 1
  end
  all[number] = counters
end
write_counters(keys, all)
redis.call('HSET', KEYS[3], ARGV[1], written_hold(at, held, 0, ARGV[10], ARGV[7]), ARGV[9], ARGV[8])
redis.call('ZADD', KEYS[2], math.floor(now_micros() / 1000) + tonumber(ARGV[3]), ARGV[2])
return 1
