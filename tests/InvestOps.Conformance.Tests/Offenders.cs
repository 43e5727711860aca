using Xunit;

namespace InvestOps.Conformance.Tests;

/// <summary>States that a rule has no offenders, and names every one of them when it has.</summary>
internal static class Offenders
{
    public static void AreNone<T>(IEnumerable<T> offenders)
    {
        var lines = offenders.Select(offender => $"{offender}").Order(StringComparer.Ordinal).ToList();

        Assert.True(lines.Count == 0, string.Join(Environment.NewLine, lines));
    }
}
