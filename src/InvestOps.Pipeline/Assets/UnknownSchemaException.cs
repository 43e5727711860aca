using System.Globalization;
using System.Text.Json;

namespace InvestOps.Pipeline.Assets;

/// <summary>A stored document of another version than this program reads. It is whole: it must not be thrown away for it.</summary>
public sealed class UnknownSchemaException(int found, int known) : JsonException(found > known
    ? string.Create(CultureInfo.InvariantCulture, $"schema {found} is newer than {known}, the newest that this program reads. Update this program.")
    : string.Create(CultureInfo.InvariantCulture, $"schema {found} is not one that this program reads; it reads {known}. Use the program that wrote it."));
