-- Writes a scope's counters anew while its shard is closed. What is left of its rate limits stays.
--
-- KEYS  1 epoch of the shard, 2 counters
-- ARGV  1 the word that the shard is closed with, then the name and the amount of each counter, as named.lua has them
-- Reply 1; 0: the shard is not closed with this word any more, nothing was done

if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
local counters = read_counters(redis.call('GET', KEYS[2]), day_of(now_micros()))
local amounts = {}
for i = 2, #ARGV, 2 do
  amounts[ARGV[i]] = ARGV[i + 1]
end
put_named(counters, amounts)
write_counters({ KEYS[2] }, { counters })
return 1
