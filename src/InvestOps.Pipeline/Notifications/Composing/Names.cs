namespace InvestOps.Pipeline.Notifications.Composing;

/// <summary>Lists of names in a line that stays readable.</summary>
internal static class Names
{
    private const int MostShown = 12;

    public static string Joined(IReadOnlyList<string> names, string none) => names.Count switch
    {
        0 => none,
        <= MostShown => string.Join(", ", names),
        _ => FormattableString.Invariant($"{string.Join(", ", names.Take(MostShown))} (+{names.Count - MostShown})"),
    };
}
