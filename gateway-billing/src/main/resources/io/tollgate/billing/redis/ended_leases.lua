-- The nodes whose lease on a shard has ended.
--
-- KEYS  1 leases of nodes

return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', math.floor(now_micros() / 1000))
