-- Where a scope stands. Changes nothing.
--
-- KEYS  1 budget hash, 2 rate hash
-- ARGV  1 rpm, 2 tpm (-1: no limit), then each budget's window (D, W, M or T)
-- Reply {now, rpm remaining, tpm remaining, requests under way, then for each budget: spent, reserved}

local now = now_micros()
local rpm, tpm = tonumber(ARGV[1]), tonumber(ARGV[2])
local rates = read_rates(KEYS[2])
local reply = {
  now,
  rpm < 0 and 0 or whole(bucket_level(rates[1], rates[2], rpm, now)),
  tpm < 0 and 0 or whole(bucket_level(rates[3], rates[4], tpm, now)),
  tonumber(rates[5] or 0)
}
local windows = {}
for i = 3, #ARGV do
  windows[#windows + 1] = ARGV[i]
end
local spent, reserved = standings(KEYS[1], windows, day_of(now), day_of(now))
for i = 1, #windows do
  reply[#reply + 1] = spent[i]
  reply[#reply + 1] = reserved[i]
end
return reply
