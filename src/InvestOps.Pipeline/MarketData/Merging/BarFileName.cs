using System.Globalization;
using InvestOps.Pipeline.MarketData.Manifest;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>What bar files are called, without hash and ending: <c>bars/2024</c>, <c>bars/2024/2024-01</c>, <c>bars/2024/2024-01-31</c>.</summary>
internal static class BarFileName
{
    private const int DayLength = 10;

    public static string OfYear(int year) => string.Create(CultureInfo.InvariantCulture, $"bars/{year}");

    public static string OfMonth(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"bars/{date:yyyy}/{date:yyyy-MM}");

    public static string OfDay(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"bars/{date:yyyy}/{date:yyyy-MM-dd}");

    public static bool IsOfYear(StoredFile file) => file.Path.Count(letter => letter == '/') == 1;

    public static bool IsOfDay(StoredFile file) => !IsOfYear(file) && StemOf(file).Length - file.Path.LastIndexOf('/') - 1 == DayLength;

    /// <summary>A file's name without hash and ending: its rows are written anew under it.</summary>
    public static string StemOf(StoredFile file) => file.Path[..file.Path.IndexOf('.', StringComparison.Ordinal)];
}
