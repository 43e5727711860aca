using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;

namespace InvestOps.Pipeline.Tuning;

/// <summary>A message of the queue of tunings: run a shard, or gather what all shards came to.</summary>
public sealed record ShardMessage
{
    /// <summary>A message is small.</summary>
    public const int MaximumBytes = 4_096;

    public int Schema { get; init; } = 1;

    /// <summary>The tuning's id; its plan lies in the store.</summary>
    public required string Tuning { get; init; }

    /// <summary>The shard's number; null = gather.</summary>
    public int? Shard { get; init; }

    /// <summary>The same message has the same name.</summary>
    public string Name => Shard is { } shard ? string.Create(CultureInfo.InvariantCulture, $"{Tuning}-{shard:0000}") : $"{Tuning}-gather";

    public byte[] ToJson() => AssetJson.Write(this);

    /// <exception cref="InvalidRequestException">It is no such message.</exception>
    public static ShardMessage Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var message = AssetJson.Read<ShardMessage>(Plain(body));
            return message is { Schema: 1, Shard: null or >= 0 } && AssetPath.TryCreate(AssetCatalog.Reports, $"tuning/{message.Tuning}/plan.json") is not null && !message.Tuning.Contains('/', StringComparison.Ordinal)
                ? message
                : throw new InvalidRequestException(["The message is of another schema, or names no tuning."]);
        }
        catch (JsonException exception)
        {
            throw new InvalidRequestException([$"The message is no shard of a tuning: {exception.Message}"], exception);
        }
    }

    // A host hands over the text as it lies in the queue: base64 from the queue's clients, plain from people who paste it.
    private static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> body)
    {
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(body.Length)];
        return body is not [(byte)'{', ..] && Base64.DecodeFromUtf8(body, decoded, out _, out var length) == OperationStatus.Done ? decoded.AsSpan(0, length) : body;
    }
}
