namespace InvestOps.FakeExchange.Faults;

/// <summary>Which faults are switched on, and what was asked for so far.</summary>
public sealed class FaultDesk
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _requests = new(StringComparer.Ordinal);

    /// <summary>Requests by path, without queries, since the last reset.</summary>
    public IReadOnlyDictionary<string, int> Requests
    {
        get
        {
            lock (_gate)
            {
                return new SortedDictionary<string, int>(_requests, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>All requests since the last reset.</summary>
    public int Total
    {
        get
        {
            lock (_gate)
            {
                return _requests.Values.Sum();
            }
        }
    }

    /// <summary>The faults that still hit something.</summary>
    public IReadOnlyList<PlannedFault> Faults
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Where(entry => !entry.IsUsedUp).Select(entry => entry.Plan)];
            }
        }
    }

    /// <summary>Switches a fault on, beside those that are; where several fit a request, the one that was switched on first hits.</summary>
    public void Add(PlannedFault fault)
    {
        lock (_gate)
        {
            _entries.Add(new Entry(fault));
        }
    }

    /// <summary>Switches a fault on for requests whose path contains a text.</summary>
    public void Add(FakeFault fault, string? path = null, int? times = null, int value = 0) => Add(new PlannedFault { Fault = fault, Path = path, Times = times, Value = value });

    /// <summary>Switches all faults off and begins to count anew.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _entries.Clear();
            _requests.Clear();
        }
    }

    /// <summary>Counts a request and says what is to go wrong with it.</summary>
    internal PlannedFault? Take(string path)
    {
        lock (_gate)
        {
            _requests[path] = _requests.GetValueOrDefault(path) + 1;
            return _entries.Find(entry => entry.Hits(path))?.Plan;
        }
    }

    private sealed class Entry(PlannedFault plan)
    {
        private int _seen;

        public PlannedFault Plan { get; } = plan;

        public bool IsUsedUp => Plan.Times is { } times && _seen >= Plan.Skip + times;

        public bool Hits(string path)
        {
            if (IsUsedUp || (Plan.Path is { } part && !path.Contains(part, StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }

            return ++_seen > Plan.Skip;
        }
    }
}
