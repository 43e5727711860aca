namespace InvestOps.Pipeline.Dashboard;

/// <summary>What somebody asks the dashboard for.</summary>
/// <param name="Path">The page, below <see cref="Base"/> and without a slash before it: empty, <c>calendar</c>, <c>backtests/ID</c>.</param>
/// <param name="Query">The values of the query, decoded; those of a name that stands there more than once joined by commas.</param>
public sealed record DashboardRequest(string Path, IReadOnlyDictionary<string, string> Query)
{
    /// <summary>What every link of a page begins with; starts and ends with a slash.</summary>
    public string Base { get; init; } = "/";

    /// <summary>The value of the hidden field <see cref="FormFields.Token"/> of every form.</summary>
    public string FormToken { get; init; } = "";

    /// <summary>Whether the reader has signed in, and so can sign out.</summary>
    public bool CanSignOut { get; init; }

    /// <summary>A form that was sent and not taken; its page shows it again with the reasons. Null for a page that is only read.</summary>
    public RefusedForm? Refused { get; init; }

    /// <returns>The value, or null where there is none or it is empty.</returns>
    public string? ValueOf(string name) => Query.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
