-- Opens a shard whose counters were rebuilt. Its stream goes on after everything that was ever written from it.
--
-- KEYS  1 epoch of the shard, 2 usage stream
-- ARGV  1 the word that the shard is closed with, 2 the new epoch, 3 the position that was written last, 4 the next one
-- Reply 1; 0: the shard is not closed with this word any more, nothing was done

local function parts(position)
  local dash = string.find(position, '-', 1, true)
  return tonumber(string.sub(position, 1, dash - 1)), tonumber(string.sub(position, dash + 1))
end

local function before(one, other)
  local one_time, one_number = parts(one)
  local other_time, other_number = parts(other)
  return one_time < other_time or (one_time == other_time and one_number < other_number)
end

if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
if redis.call('EXISTS', KEYS[2]) == 0 then
  redis.call('XADD', KEYS[2], ARGV[4], 'from', 'here')
  redis.call('XDEL', KEYS[2], ARGV[4])
else
  local facts = redis.call('XINFO', 'STREAM', KEYS[2])
  for i = 1, #facts, 2 do
    if facts[i] == 'last-generated-id' and before(facts[i + 1], ARGV[3]) then
      redis.call('XSETID', KEYS[2], ARGV[3])
    end
  end
end
redis.call('SET', KEYS[1], ARGV[2])
return 1
