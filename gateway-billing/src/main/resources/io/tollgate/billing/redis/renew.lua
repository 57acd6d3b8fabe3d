-- Renews a node's lease on a shard.
--
-- KEYS  1 leases of nodes
-- ARGV  1 node, 2 lease in milliseconds

redis.call('ZADD', KEYS[1], math.floor(now_micros() / 1000) + tonumber(ARGV[2]), ARGV[1])
return 'OK'
