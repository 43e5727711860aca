using System.Text.Json;
using System.Text.Json.Serialization;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Reporting.Daily;

namespace InvestOps.Pipeline.Notifications.Composing;

/// <summary>What a day's message takes from the day's report as it is stored; the rest of it is passed over.</summary>
internal sealed record DayDocument
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public IReadOnlyList<Index> Indices { get; init; } = [];

    public IReadOnlyList<BoardLine> Boards { get; init; } = [];

    public IReadOnlyList<DataNote> DataNotes { get; init; } = [];

    public static DayDocument Read(byte[] utf8) => JsonSerializer.Deserialize<DayDocument>(utf8, Options) ?? new DayDocument();

    /// <summary>An index: its close, its change as a fraction, and its last closes.</summary>
    internal sealed record Index(string Name, double? Close, double? Change, IReadOnlyList<double?> Recent);

    /// <summary>How the issues of a market closed.</summary>
    internal sealed record BoardLine(Board Board, int Advancers, int Decliners, int Unchanged, int Halted);
}
