-- Prelude: counters by name, for those who compare and rebuild them: D<day>, W<day of its Monday>, M<yyyymm>, T, what live
-- holds reserve by the day of their admission, r<day>, and the requests under way, c. Amounts are text, and exact.

-- What the windows and reservations are called that counters of a day have.
local function names_on(day)
  local month = number_of(M, day)
  local function month_name(number)
    return 'M' .. string.format('%d', math.floor(number / 12) * 100 + number % 12 + 1)
  end
  local monday = number_of(W, day) * 7 - 3
  return { [D] = 'D' .. day, [D + 1] = 'D' .. day - 1, [W] = 'W' .. monday, [W + 1] = 'W' .. monday - 7,
    [M] = month_name(month), [M + 1] = month_name(month - 1), [RESERVED] = 'r' .. day, [RESERVED + 1] = 'r' .. day - 1,
    [UNDER_WAY] = 'c' }
end

-- A flat list of names and amounts.
local function named(counters)
  local list = { 'T', counters[TRILLIONS] > 0
    and string.format('%d%012d', counters[TRILLIONS], counters[TOTAL]) or string.format('%d', counters[TOTAL]) }
  for place, name in pairs(names_on(counters[DAY])) do
    list[#list + 1], list[#list + 2] = name, string.format('%d', counters[place])
  end
  return list
end

-- Puts amounts by name into counters that have none; what is of windows that they do not keep is left out.
local function put_named(counters, amounts)
  for place, name in pairs(names_on(counters[DAY])) do
    counters[place] = tonumber(amounts[name] or 0)
  end
  local total = amounts.T or '0'
  counters[TRILLIONS], counters[TOTAL] = tonumber(string.sub(total, 1, -13)) or 0, tonumber(string.sub(total, -12))
end
