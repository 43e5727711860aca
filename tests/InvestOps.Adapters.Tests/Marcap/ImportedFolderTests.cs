using System.IO.Compression;
using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Marcap;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.Marcap;

public sealed class ImportedFolderTests : IDisposable
{
    private const string LongHeader = "date,code,open,high,low,close,volume";
    private const string Good = "2024-01-02,005930,100,100,100,100,10";
    private static CancellationToken None => TestContext.Current.CancellationToken;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investops-folder-");
    private readonly MarketImport _import;

    public ImportedFolderTests() => _import = new MarketImport(new MarketStore(new FileAssetStore(In("root")), Some.Calendar));

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("README.md", "# Bars", "does not end in .parquet, .csv, .csv.gz")]
    [InlineData("empty.csv", "", "the file is empty")]
    [InlineData("picture.csv", "\u0089P\0G", "neither a Parquet file nor comma-separated text")]
    [InlineData("text.csv", "\"an open quote\nand more", "line 1: a quote is not closed")]
    [InlineData("reasons.csv", "code,reason\n005930,\"two\nlines\"", "its columns are those of no market data file. Found: code, reason.")]
    [InlineData("gone.csv", "code,name,market,listing_date,delisting_date,reason\n000010,x,KOSPI,,,\"two\nlines\"", "A list of delistings is not read")]
    public async Task What_is_no_market_data_is_left_alone_and_said_why(string name, string text, string why)
    {
        Write("bars.csv", $"{LongHeader}\n{Good}\n");
        Write(name, text);

        var summary = await ImportAsync(_folder.FullName);

        var other = Assert.Single(summary.Files, file => file.Kind == ImportedFileKind.NotMarketData);
        Assert.Equal(name, Path.GetFileName(other.Path));
        Assert.Contains(why, Assert.Single(other.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.FullName, other.Notes[0], StringComparison.Ordinal);
        Assert.Equal(1, summary.Store!.Rows);
    }

    [Theory]
    [InlineData("empty.csv", "")]
    [InlineData("text.csv", "\"an open quote\nand more")]
    [InlineData("gone.csv", "code,name,listing_date,delisting_date\n000010,x,,\n")]
    public async Task The_same_file_is_an_error_when_it_is_named(string name, string text)
    {
        Write("bars.csv", $"{LongHeader}\n{Good}\n");

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(In("bars.csv"), Write(name, text)));

        Assert.StartsWith(In(name), refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-01-03,005930,100,100,100", "line 3: 5 fields")]
    [InlineData("2024-01-03,\"005930,100,100,100,100,10", "line 3: a quote is not closed")]
    public async Task Market_data_that_is_damaged_further_down_stays_an_error(string line, string message)
    {
        Write("a.csv", $"{LongHeader}\n{Good}\n");
        Write("b.csv", $"{LongHeader}\n{Good}\n{line}\n");

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(_folder.FullName));

        Assert.Contains($"b.csv, {message}", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("root")));
    }

    [Fact]
    public async Task A_truncated_packed_or_Parquet_file_is_not_passed_over()
    {
        Write("a.csv", $"{LongHeader}\n{Good}\n");
        await using (var packed = new GZipStream(File.Create(In("b.csv.gz")), CompressionLevel.Fastest))
        {
            packed.Write(System.Text.Encoding.UTF8.GetBytes(Bars([.. Enumerable.Range(1, 5_000).Select(issue => $"{issue * 7919 % 1_000_003:D6}")], 100)));
        }

        await Truncate(In("b.csv.gz"));
        var refusedPacked = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(_folder.FullName));
        File.Delete(In("b.csv.gz"));
        await Truncate(MarcapFiles.Write(In("c.parquet"), new MarcapRow("005930", "가나", "2024-01-02", 100, 0)));
        var refusedParquet = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(_folder.FullName));

        Assert.StartsWith(In("b.csv.gz"), refusedPacked.Message, StringComparison.Ordinal);
        Assert.StartsWith(In("c.parquet"), refusedParquet.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_any_market_data_is_an_error()
    {
        Write("reasons.csv", "code,reason\n");

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(_folder.FullName));

        Assert.StartsWith("None of these files is market data. reasons.csv: its columns", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_and_adjusted_bars_that_contradict_each_other_are_refused_by_name()
    {
        var codes = Enumerable.Range(1, 40).Select(issue => $"0000{issue:D2}").ToArray();
        MarcapFiles.Write(In("whole.parquet"), [.. codes.Select(code => new MarcapRow(code, "가나", "2024-01-02", 1_000, 0))]);
        Write("adjusted.csv", Bars(codes, 500));
        Write("adjusted-too.csv", Bars(codes, 500));
        Write("traded.csv", Bars(codes, 1_000));

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => ImportAsync(_folder.FullName));

        Assert.Contains("of 80 closes that they share, 80 differ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Prices as traded: traded.csv, whole.parquet. Adjusted: adjusted-too.csv, adjusted.csv.", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("root")));
    }

    [Fact]
    public async Task A_file_that_corrects_a_few_closes_of_another_is_taken()
    {
        var codes = Enumerable.Range(1, 40).Select(issue => $"0000{issue:D2}").ToArray();
        Write("a.csv", Bars(codes, 1_000));
        Write("b.csv", Bars(codes, 1_000).Replace("000007,1000,1000,1000,1000", "000007,1010,1010,1010,1010", StringComparison.Ordinal));

        var summary = await ImportAsync(_folder.FullName);

        Assert.Equal((39, 1), (summary.Files[1].RowsAlreadyStored, summary.Files[1].RowsHeldBack));
    }

    [Fact]
    public async Task Whole_market_files_among_adjusted_ones_are_refused_with_the_names_of_both_kinds()
    {
        MarcapFiles.Write(In("whole.parquet"), new MarcapRow("005930", "가나", "2024-01-02", 100, 0));
        MarcapFiles.Write(In("whole2.parquet"), new MarcapRow("005930", "가나", "2024-01-03", 100, 0));
        Write("adjusted.csv", $"{LongHeader}\n{Good}\n");

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => _import.RunAsync(new ImportRequest { Paths = [_folder.FullName], Adjusted = true }, progress: null, None));

        Assert.StartsWith("whole.parquet, whole2.parquet: whole-market files hold prices as traded. Import them without --adjusted", refused.Message, StringComparison.Ordinal);
        Assert.Contains("import the other bars (adjusted.csv) by themselves", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_rows_that_the_calendar_does_not_have_are_noted_with_their_file()
    {
        var path = Write("index.csv", "date,index_name,close\n1995-04-28,KOSPI,890\n1995-05-01,KOSPI,891\n2024-01-01,KOSPI,2655\n2024-01-02,KOSPI,2669.81\n");

        var summary = await ImportAsync(path);

        Assert.Equal(
            ["2 rows before 1995-05-02, where the calendar begins, were left out", "1 rows of days that are no KRX sessions, such as 2024-01-01, were left out"],
            summary.Files[0].Notes);
        Assert.Equal((1, 3), (summary.Merge.IndexRowsKept, summary.Merge.IndexRowsHeldBack));
    }

    private static string Bars(string[] codes, int price) =>
        string.Join('\n', codes.Select(code => $"2024-01-02,{code},{price},{price},{price},{price},1000").Prepend(LongHeader)) + "\n";

    private static async Task Truncate(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path, None);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], None);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    private Task<ImportSummary> ImportAsync(params string[] paths) => _import.RunAsync(new ImportRequest { Paths = paths }, progress: null, None);
}
