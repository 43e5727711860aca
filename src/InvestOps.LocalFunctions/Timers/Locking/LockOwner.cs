using System.Globalization;

namespace InvestOps.LocalFunctions.Timers.Locking;

/// <summary>Who has a lock.</summary>
internal sealed record LockOwner(string Machine, int Process, DateTimeOffset Since)
{
    /// <summary>This process.</summary>
    public static LockOwner Current(DateTimeOffset since) => new(Environment.MachineName, Environment.ProcessId, since);

    /// <returns>Null when a value is missing or none.</returns>
    public static LockOwner? Parse(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.TryGetValue("machine", out var machine)
            && values.TryGetValue("process", out var process) && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && values.TryGetValue("since", out var since) && DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, out var instant)
                ? new LockOwner(machine, id, instant)
                : null;
    }

    // Metadata of a blob is ASCII.
    public Dictionary<string, string> ToValues() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["machine"] = string.Concat(Machine.Select(letter => char.IsAscii(letter) && !char.IsControl(letter) ? letter : '_')),
        ["process"] = Process.ToString(CultureInfo.InvariantCulture),
        ["since"] = Since.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Machine}, process {Process}, since {Since:yyyy-MM-dd HH:mm:ss zzz}");
}
