-- Where a scope stands. Changes nothing.
--
-- KEYS  1 counters
-- ARGV  1 rpm, 2 tpm (-1: no limit), then each budget's window (D, W, M or T)
-- Reply {now, rpm remaining, tpm remaining, requests under way, then for each budget: spent, reserved}

local now = now_micros()
local day = day_of(now)
local rpm, tpm = tonumber(ARGV[1]), tonumber(ARGV[2])
local counters = read_counters(redis.call('GET', KEYS[1]), day)
local reply = {
  now,
  rpm < 0 and 0 or whole(bucket_level(counters, RPM, rpm, now)),
  tpm < 0 and 0 or whole(bucket_level(counters, TPM, tpm, now)),
  counters[UNDER_WAY]
}
for i = 3, #ARGV do
  reply[#reply + 1], reply[#reply + 2] = standing(counters, HARD[ARGV[i]], day)
end
return reply
