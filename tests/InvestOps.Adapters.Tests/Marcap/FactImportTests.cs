using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Marcap;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.Marcap;

/// <summary>Dividends, successions and offer prices on their way from a person's file into a panel.</summary>
public sealed class FactImportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investops-facts-");
    private readonly MarketStore _store;

    public FactImportTests() => _store = new MarketStore(new FileAssetStore(Path.Combine(_folder.FullName, "root")), Some.Calendar);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Facts_of_every_kind_reach_the_panel()
    {
        await BarsAsync();

        var summary = await ImportAsync(
            Text("dividends.csv", "code,ex_date,amount,source", "005930,2024-01-03,361,DART"),
            Text("mergers.csv", "code,successor,date,ratio", "000030,005930,2024-01-04,0.1234567"),
            Text("offers.csv", "code,listing_date,offer_price", "000030,2024-01-02,20000"));

        var facts = (await PanelAsync()).Facts;
        Assert.Equal([ImportedFileKind.Dividends, ImportedFileKind.Successions, ImportedFileKind.Offers], summary.Files.Select(file => file.Kind));
        Assert.Equal(3, summary.Merge.FactsChanged);
        Assert.Equal([new CashDividend(Symbol.Parse("005930"), new DateOnly(2024, 1, 3), 361, "DART")], facts.Dividends);
        Assert.Equal([new Succession(Symbol.Parse("000030"), Symbol.Parse("005930"), new DateOnly(2024, 1, 4), 0.1234567m, "mergers.csv")], facts.Successions);
        Assert.Equal([new Offer(Symbol.Parse("000030"), new DateOnly(2024, 1, 2), 20_000, "offers.csv")], facts.Offers);
    }

    [Fact]
    public async Task A_newer_file_corrects_an_older_one_and_the_vintage_tells()
    {
        await BarsAsync();
        var bare = await VintageAsync();
        await ImportAsync(Text("dividends.csv", "code,ex_date,amount", "005930,2024-01-03,361", "005930,2024-06-27,361"));
        var first = await VintageAsync();

        var again = await ImportAsync(Text("dividends.csv", "code,ex_date,amount", "005930,2024-01-03,361"));
        Assert.True(again.IsUnchanged);
        await ImportAsync(Text("dividends.csv", "code,ex_date,amount", "005930,2024-01-03,362"));

        Assert.Equal([362m, 361m], (await PanelAsync()).Facts.Dividends.Select(paid => paid.Amount));
        Assert.Equal(3, new[] { bare, first, await VintageAsync() }.Distinct(StringComparer.Ordinal).Count());
        await _store.VerifyAsync(None);
    }

    [Fact]
    public async Task Bars_that_come_later_leave_facts_in_place()
    {
        await ImportAsync(Text("dividends.csv", "code,ex_date,amount", "005930,2024-01-03,361"));
        await BarsAsync();

        Assert.Single((await PanelAsync()).Facts.Dividends);
    }

    [Theory]
    [InlineData("code,ex_date,amount", "005930,2024-01-03,0", "data line 1: amount is 0; expected is a number above 0 and up to 1000000000.")]
    [InlineData("code,ex_date,amount", "005930,2024-01-03,x", "data line 1: amount is NaN; expected is a number above 0 and up to 1000000000.")]
    [InlineData("code,ex_date,amount", "5930,2024-01-03,1", "data line 1: '5930' is no KRX code.")]
    [InlineData("code,ex_date,amount", "005930,today,1", "'today' in the column 'ex_date' is no date.")]
    [InlineData("code,successor,date,ratio", "005930,005930,2024-01-03,1", "data line 1: '005930' is no code of a successor.")]
    [InlineData("code,successor,date,ratio", "005930,000030,2024-01-03,-1", "data line 1: ratio is -1; expected is a number above 0 and up to 10000.")]
    [InlineData("code,listing_date,offer_price", "005930,2024-01-03,0.5", "data line 1: offer_price is 0.5; expected is a number above 0 and up to 1000000000.")]
    public async Task A_line_that_is_no_fact_refuses_its_file_and_is_named(string header, string line, string problem)
    {
        var error = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(Text("facts.csv", header, line)));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Null(await _store.DescribeAsync(None));
    }

    private Task<ImportSummary> BarsAsync() => ImportAsync(Text(
        "bars.csv", "date,code,open,high,low,close,volume", "2024-01-02,005930,100,100,100,100,10", "2024-01-02,000030,50,50,50,50,10", "2024-01-03,005930,100,100,100,100,10"));

    private Task<MarketPanel> PanelAsync() => _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close] }, None);

    private async Task<string> VintageAsync() => (await _store.DescribeAsync(None))!.VintageOf(new DateOnly(2024, 12, 31));

    private Task<ImportSummary> ImportAsync(params string[] paths) => new MarketImport(_store).RunAsync(new ImportRequest { Paths = paths }, progress: null, None);

    private string Text(string name, params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return path;
    }
}
