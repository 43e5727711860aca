using System.IO.Compression;
using System.Text;
using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Marcap;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.Marcap;

public sealed class MarketImportTests : IDisposable
{
    private const string WholeMarketHeader = "date,code,name,market,market_id,dept,open,high,low,close,change_code,change,change_pct,volume,amount,market_cap,listed_shares,cap_rank";
    private const string LongHeader = "date,code,open,high,low,close,volume";
    private static CancellationToken None => TestContext.Current.CancellationToken;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investops-import-");
    private readonly MarketStore _store;

    public MarketImportTests() => _store = new MarketStore(new FileAssetStore(Root), Some.Calendar);

    private string Root => Path.Combine(_folder.FullName, "root");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_marcap_file_keeps_all_that_it_says()
    {
        var path = MarcapFiles.Write(In("marcap-2024.parquet"), new MarcapRow("005930", "삼성전자", "2024-01-02", 79_600, 1_100), new MarcapRow("123450", "가나스팩", "2024-01-02", 2_000, 0, "SPAC(소속부없음)", "KOSDAQ"));

        var summary = await ImportAsync(path);

        var session = await _store.ReadSessionAsync(Some.SessionOn("2024-01-02"), None);
        Assert.Equal(ImportedFileKind.WholeMarket, summary.Files[0].Kind);
        Assert.Empty(summary.Files[0].Notes);
        Assert.Equal(MarcapFiles.Bar(new MarcapRow("005930", "삼성전자", "2024-01-02", 79_600, 1_100)), session!.Bars[0]);
        Assert.Equal("SPAC(소속부없음)", session.Bars[1].Section);
    }

    [Fact]
    public async Task The_same_rows_under_the_renamed_columns_are_already_stored()
    {
        var row = new MarcapRow("005930", "삼성전자", "2024-01-02", 79_600, 1_100);
        await ImportAsync(MarcapFiles.Write(In("marcap-2024.parquet"), row));

        var summary = await ImportAsync(Text("day.csv", WholeMarketHeader, "2024-01-02,005930,삼성전자,KOSPI,STK,,79600,79600,79600,79600,1,1100,1.4,1000,79600000,475000000000000,5969782550,1"));

        Assert.Equal((ImportedFileKind.WholeMarket, 1, 0), (summary.Files[0].Kind, summary.Files[0].RowsAlreadyStored, summary.Files[0].RowsHeldBack));
        Assert.True(summary.IsUnchanged);
    }

    [Theory]
    [InlineData("\uFEFF" + LongHeader, "2024-01-02,005930,79600,79600,79600,79600,1000")]
    [InlineData("DATE,Code,Open,HIGH,low,Close,Volume", "20240102,005930,79600,79600,79600,79600,1000")]
    [InlineData(LongHeader, "2024/01/02,\"005930\",\"79,600\",\"79,600\",\"79,600\",\"79,600\",\"1,000\"")]
    [InlineData(LongHeader + ",vintage", "2024-01-02 00:00:00,005930,79600.0,79600.0,79600.0,79600.0,1000,x\r")]
    public async Task Long_format_text_is_read_in_the_spellings_that_are_in_use(string header, string line)
    {
        await ImportAsync(Text("bars.csv", header, line));

        var bar = Assert.Single((await _store.ReadSessionAsync(Some.SessionOn("2024-01-02"), None))!.Bars);
        Assert.Equal(("005930", 79_600, 1_000), (bar.Symbol.Code, bar.Close, bar.Volume));
    }

    [Fact]
    public async Task Columns_that_are_not_read_are_said()
    {
        var summary = await ImportAsync(Text("bars.csv", LongHeader + ",change,vintage", "2024-01-02,005930,1,1,1,1,1,0.014,x"));

        Assert.Equal("columns not read: change, vintage", summary.Files[0].Notes[0]);
        Assert.StartsWith("base prices are unknown", summary.Files[0].Notes[1], StringComparison.Ordinal);
        Assert.Equal(2, summary.Files[0].Notes.Count);
        Assert.True(double.IsNaN((await _store.ReadSessionAsync(Some.SessionOn("2024-01-02"), None))!.Bars[0].Change));
    }

    [Fact]
    public async Task A_repeated_import_changes_no_byte()
    {
        var paths = new[]
        {
            Text("bars.csv", LongHeader, "2024-01-02,005930,100,100,100,100,10", "2024-01-02,5930,1,1,1,1,1", "2024-01-03,005930,100,90,90,100,10"),
            Text("index.csv", "date,index_name,close", "2024-01-02,KOSPI,2669.81"),
            Text("issues.csv", "code,name,market,industry,listing_date,settle_month", "005930,삼성전자,KOSPI,\"통신, 방송\",1975-06-11,12월"),
        };
        await ImportAsync(paths);
        var before = Bytes();

        var again = await ImportAsync(paths);

        Assert.True(again.IsUnchanged);
        Assert.Equal(before, Bytes());
        Assert.Equal(1, again.Files[0].RowsAlreadyStored);
        Assert.Equal(1, again.Merge.IndexRowsAlreadyStored);
    }

    [Fact]
    public async Task Held_back_rows_are_counted_by_reason_with_examples()
    {
        var summary = await ImportAsync(Text("bars.csv", LongHeader,
            "2024-01-02,005930,100,100,100,100,10",
            "2024-01-02,5930,100,100,100,100,10",
            "2024-01-02,000020,100,90,80,100,10",
            "2024-01-02,000040,-,-,-,-,-",
            "2024-01-02,000050,0,0,0,100,10",
            "2024-01-02,000060,100,100,100,100,10",
            "2024-01-02,000060,100,100,100,100,10",
            "2024-01-01,000070,100,100,100,100,10"));

        var file = summary.Files[0];
        Assert.Equal((8, 2, 6), (file.RowsRead, file.RowsKept, file.RowsHeldBack));
        Assert.Equal("5930", file.Examples[BarFinding.BadCode][0].Code);
        Assert.Equal("000020", file.Examples[BarFinding.OutsideRange][0].Code);
        Assert.Equal("000040", file.Examples[BarFinding.NotANumber][0].Code);
        Assert.Equal("000050", file.Examples[BarFinding.MissingPrices][0].Code);
        Assert.Equal("000060", file.Examples[BarFinding.DuplicateRow][0].Code);
        Assert.Equal("000070", file.Examples[BarFinding.NotATradingDay][0].Code);
    }

    [Fact]
    public async Task Index_history_and_issue_lists_are_recognised()
    {
        var summary = await ImportAsync(
            Text("bars.csv", LongHeader, "2024-01-02,005930,100,100,100,100,10"),
            Text("index.csv", "date,index_name,open,high,low,close,change,volume,amount,market_cap", "2024-01-02,KOSPI,2645.47,2675.8,2641.33,2669.81,14.53,375000,9000000000000,2100000000000000"),
            Text("issues.csv", "Code,Name,Market,ListingDate", "005930,삼성전자,KOSPI,1975-06-11", "F00001,x,KOSPI,", "abc,y,KOSPI,"));

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close], Indices = true }, None);
        Assert.Equal("DailyBars IndexHistory IssueList", string.Join(' ', summary.Files.Select(file => file.Kind)));
        Assert.Equal(("삼성전자", new DateOnly(1975, 6, 11)), (panel.Issues[0].Name, panel.Issues[0].ListedOn));
        Assert.Equal(2669.81, panel.Indices["KOSPI"][0]);
        Assert.Equal("1 rows have no KRX code and were left out", Assert.Single(summary.Files[2].Notes));
    }

    [Fact]
    public async Task A_folder_means_its_files_and_other_tables_in_it_are_left_alone()
    {
        Text("a.csv", LongHeader, "2024-01-02,005930,100,100,100,100,10");
        Text("b.csv", "code,reason", "005930,x");
        await using (var file = new GZipStream(File.Create(In("c.csv.gz")), CompressionLevel.Fastest))
        {
            file.Write(Encoding.UTF8.GetBytes(LongHeader + "\n2024-01-03,005930,100,100,100,100,10\n"));
        }

        var summary = await ImportAsync(_folder.FullName);

        Assert.Equal("DailyBars NotMarketData DailyBars", string.Join(' ', summary.Files.Select(file => file.Kind)));
        Assert.Equal("2024-01-03", summary.Store!.Last.ToString());
    }

    [Fact]
    public async Task Sessions_from_data_take_the_dates_of_the_file()
    {
        var path = Text("long.csv", LongHeader, "2024-01-01,100000,100,100,100,100,10", "2024-02-09,100000,100,100,100,100,10", "2024-02-12,100000,100,100,100,100,10");
        var request = new ImportRequest { Paths = [path], Adjusted = true };

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => new MarketImport(_store).RunAsync(request, progress: null, None));
        var summary = await new MarketImport(_store).RunAsync(request with { SessionsFromData = true }, progress: null, None);

        Assert.Contains("--sessions from-data", refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, summary.Store!.Sessions.Count);
    }

    [Fact]
    public async Task A_session_with_few_rows_is_noted()
    {
        var rows = Enumerable.Range(0, 10).SelectMany(issue => new[] { "2024-01-02", "2024-01-03", "2024-01-04" }.Where(date => date != "2024-01-04" || issue < 3), (issue, date) => new MarcapRow($"0000{issue}0", "가나", date, 100, 0));

        var summary = await ImportAsync(MarcapFiles.Write(In("marcap.parquet"), [.. rows]));

        Assert.Contains("2024-01-04 (3)", Assert.Single(summary.Files[0].Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_market_files_are_refused_as_adjusted()
    {
        var path = MarcapFiles.Write(In("marcap.parquet"), new MarcapRow("005930", "삼성전자", "2024-01-02", 79_600, 1_100));

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => new MarketImport(_store).RunAsync(new ImportRequest { Paths = [path], Adjusted = true }, progress: null, None));

        Assert.Contains("without --adjusted", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_file_among_good_ones_stops_the_import_before_anything_is_written()
    {
        var good = Text("a.csv", LongHeader, "2024-01-02,005930,100,100,100,100,10");
        var whole = MarcapFiles.Write(In("whole.parquet"), new MarcapRow("005930", "삼성전자", "2024-01-02", 79_600, 1_100));
        var bytes = await File.ReadAllBytesAsync(whole, None);
        var truncated = In("truncated.parquet");
        await File.WriteAllBytesAsync(truncated, bytes[..(bytes.Length / 2)], None);

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(good, truncated));

        Assert.StartsWith(truncated, refused.Message, StringComparison.Ordinal);
        Assert.Contains("truncated", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public async Task Wrong_columns_are_named_with_what_is_missing()
    {
        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(Text("weekly.csv", "date,code,close,volume", "2024-01-02,005930,1,1")));

        Assert.Contains("lacks open, high, low", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Found: date, code, close, volume", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-01-02,005930,100,100,100,100", "line 2: 6 fields, where the first line names 7")]
    [InlineData("2024-13-02,005930,100,100,100,100,10", "line 2: '2024-13-02' is no date")]
    [InlineData("2024-01-02,\"005930,100,100,100,100,10", "line 2: a quote is not closed")]
    public async Task A_line_that_cannot_be_read_is_named(string line, string message)
    {
        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(Text("bars.csv", LongHeader, line)));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_more_than_a_megabyte_is_refused()
    {
        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(Text("bars.csv", LongHeader, new string('1', 3 << 20))));

        Assert.Contains("longer than 1 MB", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_are_not_UTF8_are_refused()
    {
        var path = Text("day.csv", WholeMarketHeader);
        await using (var file = File.Open(path, FileMode.Append))
        {
            file.Write([.. "2024-01-02,005930,"u8, 0xBB, 0xEF, 0xBC, 0xBA, .. ",KOSPI,STK,,1,1,1,1,1,0,0,1,1,1,1,1\n"u8]);
        }

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(path));

        Assert.Contains("not UTF-8", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_named()
    {
        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(In("none.csv")));

        Assert.Contains("there is no such file or folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_than_a_table_is_refused()
    {
        var path = In("picture.csv");
        await File.WriteAllBytesAsync(path, [0x89, 0x50, 0, 0x47, 1, 2, 3], None);

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(path));

        Assert.Contains("neither a Parquet file nor comma-separated text", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_as_numbers_are_refused()
    {
        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(MarcapFiles.WriteWithNumericCodes(In("numbers.parquet"))));

        Assert.Contains("leading zeros", refused.Message, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private string Text(string name, params string[] lines)
    {
        File.WriteAllText(In(name), string.Join('\n', lines) + "\n");
        return In(name);
    }

    private Task<ImportSummary> ImportAsync(params string[] paths) =>
        new MarketImport(_store).RunAsync(new ImportRequest { Paths = paths }, progress: null, None);

    private string Bytes() => string.Join('\n', Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetRelativePath(Root, file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"));
}
