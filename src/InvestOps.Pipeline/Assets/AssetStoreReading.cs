using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Assets;

/// <summary>Whole assets at once.</summary>
public static class AssetStoreReading
{
    /// <returns>The asset's bytes, or null where there is none.</returns>
    public static async Task<byte[]?> ReadAsync(this IAssetStore store, AssetPath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var stream = await store.OpenReadAsync(path, cancellationToken);
        if (stream is null)
        {
            return null;
        }

        await using (stream)
        {
            var content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content, cancellationToken);
            return content;
        }
    }

    /// <returns>The asset read as JSON, or null where there is none.</returns>
    /// <exception cref="InvalidDataException">The asset is not what it should be; names it.</exception>
    public static async Task<T?> ReadJsonAsync<T>(this IAssetStore store, AssetPath path, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(store);
        var content = await store.ReadAsync(path, cancellationToken);
        try
        {
            return content is null ? null : AssetJson.Read<T>(content);
        }
        catch (UnknownSchemaException exception)
        {
            throw new InvalidDataException($"{store.LocationOf(path)} cannot be read: {exception.Message}", exception);
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw new InvalidDataException($"{store.LocationOf(path)} cannot be read: {exception.Message} Remove it to have it made again.", exception);
        }
    }
}
