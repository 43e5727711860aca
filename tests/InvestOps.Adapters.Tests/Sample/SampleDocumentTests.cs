using System.Text.RegularExpressions;
using Xunit;

namespace InvestOps.Adapters.Tests.Sample;

public sealed partial class SampleDocumentTests
{
    [Fact]
    public void Every_event_in_the_page_happens_on_its_session()
    {
        var rows = EventRow().Matches(Page()).ToList();

        Assert.InRange(rows.Count, 20, 40);
        Assert.All(rows, row => Assert.Contains(
            DefaultSample.Market.Events,
            e => e.Symbol.Code == row.Groups["code"].Value && e.Date.ToString() == row.Groups["date"].Value && e.Kind.ToString() == row.Groups["kind"].Value));
    }

    [Fact]
    public void Every_issue_in_the_page_has_its_name()
    {
        var rows = NameRow().Matches(Page()).ToList();

        Assert.InRange(rows.Count, 5, 20);
        Assert.All(rows, row => Assert.Contains(
            DefaultSample.Market.Listings,
            listing => listing.Symbol.Code == row.Groups["code"].Value && listing.Name == row.Groups["name"].Value));
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InvestOps.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("InvestOps.sln is in no folder above the tests.");
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "SAMPLE_MARKET.md"));
    }

    [GeneratedRegex(@"\| `(?<code>[0-9A-Z]{6})` \| (?<date>\d{4}-\d\d-\d\d) \| `(?<kind>\w+)` \|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EventRow();

    [GeneratedRegex(@"\| `(?<code>[0-9A-Z]{6})` \| (?<name>[^|`]+) \|\r?\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameRow();
}
