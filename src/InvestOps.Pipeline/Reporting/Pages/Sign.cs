namespace InvestOps.Pipeline.Reporting.Pages;

/// <summary>The style class of a signed figure.</summary>
internal static class Sign
{
    /// <returns><c>up</c>, <c>down</c> or nothing.</returns>
    public static string Of(double? value) => value switch
    {
        > 0 => "up",
        < 0 => "down",
        _ => "",
    };
}
