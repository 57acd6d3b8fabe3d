-- Forgets a lost node in a shard, unless it has renewed its lease meanwhile or has holds there.
--
-- KEYS  1 leases of nodes, 2 holds of the node
-- ARGV  1 node
-- Reply 1: forgotten; 0: not

local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not ends or tonumber(ends) > math.floor(now_micros() / 1000) or redis.call('EXISTS', KEYS[2]) == 1 then
  return 0
end
return redis.call('ZREM', KEYS[1], ARGV[1])
