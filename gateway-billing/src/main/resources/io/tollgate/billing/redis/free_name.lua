-- Frees a request's name, as long as the same request has it.
--
-- KEYS  1 name
-- ARGV  1 the mark that the request made
-- Reply 1: freed; 0: not

if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('DEL', KEYS[1])
