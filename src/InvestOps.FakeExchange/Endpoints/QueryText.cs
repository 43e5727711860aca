using System.Globalization;

namespace InvestOps.FakeExchange.Endpoints;

/// <summary>Reads parameters of requests.</summary>
internal static class QueryText
{
    public static bool TryDate(string? text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static int Number(string? text, int otherwise) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
