using ParquetSharp;
using ParquetSharp.Schema;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>The columns of a stored bar file. Every number is a double, NaN = not given: that is what the panel holds.</summary>
internal static class BarFileSchema
{
    public const string Date = "date";
    public const string Code = "code";

    public static readonly string[] Texts = ["name", "market", "section"];

    public static readonly string[] Numbers =
        ["open", "high", "low", "close", "change", "volume", "value", "market_cap", "listed_shares"];

    public static GroupNode New()
    {
        var nodes = new List<Node>
        {
            new PrimitiveNode(Date, Repetition.Required, LogicalType.Date(), PhysicalType.Int32),
            new PrimitiveNode(Code, Repetition.Required, LogicalType.String(), PhysicalType.ByteArray),
        };
        nodes.AddRange(Texts.Select(name => new PrimitiveNode(name, Repetition.Optional, LogicalType.String(), PhysicalType.ByteArray)));
        nodes.AddRange(Numbers.Select(name => new PrimitiveNode(name, Repetition.Required, LogicalType.None(), PhysicalType.Double)));
        return new GroupNode("bars", Repetition.Required, nodes);
    }
}
