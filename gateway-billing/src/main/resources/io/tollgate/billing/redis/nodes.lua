-- Counts the nodes that were heard of lately.
--
-- KEYS  1 nodes by the time until which they count
-- ARGV  1 the node that asks, 2 how long it counts in milliseconds
-- Reply how many there are

local now = math.floor(now_micros() / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZADD', KEYS[1], now + tonumber(ARGV[2]), ARGV[1])
return redis.call('ZCARD', KEYS[1])
