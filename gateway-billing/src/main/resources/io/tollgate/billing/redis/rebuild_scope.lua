-- Writes a scope's counters anew while its shard is closed.
--
-- KEYS  1 epoch of the shard, 2 budget hash, 3 rate hash
-- ARGV  1 the word that the shard is closed with, 2 requests under way, 3 seconds to remember the scope (0: for good),
--       then each field and its value
-- Reply 1; 0: the shard is not closed with this word any more, nothing was done

if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('DEL', KEYS[2])
for i = 4, #ARGV, 2 do
  redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
end
if ARGV[3] ~= '0' then
  redis.call('EXPIRE', KEYS[2], ARGV[3])
end
if redis.call('HEXISTS', KEYS[3], 'concurrency') == 1 then
  redis.call('HSET', KEYS[3], 'concurrency', ARGV[2])
end
return 1
