using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>Makes a function's arguments of what triggered it.</summary>
internal static class ParameterBinder
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <exception cref="BindingException">Something is missing, or does not have the parameter's form.</exception>
    public static object?[] Arguments(FunctionCall call, FunctionContext context) =>
        [.. call.Function.Parameters.Select(parameter => Argument(parameter, call, context))];

    private static object? Argument(ParameterInfo parameter, FunctionCall call, FunctionContext context)
    {
        var type = parameter.ParameterType;
        if (parameter == call.Function.TriggerParameter)
        {
            return Trigger(call.TriggerValue, parameter);
        }

        if (type == typeof(FunctionContext))
        {
            return context;
        }

        return type == typeof(CancellationToken) ? context.CancellationToken : ByName(parameter, call.BindingData);
    }

    private static object? Trigger(object? value, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return value switch
        {
            null => null,
            _ when type.IsInstanceOfType(value) => value,
            QueueMessage message => Body(message.Body, parameter),
            BinaryData body => Body(body, parameter),
            string text => Body(BinaryData.FromString(text), parameter),
            TimerInfo timer => Body(BinaryData.FromObjectAsJson(timer), parameter),
            _ => throw new BindingException($"A {value.GetType().Name} cannot be bound to '{parameter.Name}' of type {type.Name}."),
        };
    }

    private static object? Body(BinaryData body, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(string))
        {
            return body.ToString();
        }

        if (type == typeof(BinaryData))
        {
            return body;
        }

        return type == typeof(byte[]) ? body.ToArray() : FromJson(body, parameter);
    }

    private static object? FromJson(BinaryData body, ParameterInfo parameter)
    {
        try
        {
            return JsonSerializer.Deserialize(body, parameter.ParameterType, Json)
                ?? throw new BindingException($"'{parameter.Name}' is null in the message.");
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException or ArgumentException or FormatException)
        {
            throw new BindingException($"The message is no JSON of {parameter.ParameterType.Name}: {broken.Message}", broken);
        }
    }

    private static object? ByName(ParameterInfo parameter, IReadOnlyDictionary<string, object?> data)
    {
        var value = data.FirstOrDefault(pair => pair.Key.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)).Value;
        if (value is not null)
        {
            return Scalar(value, parameter);
        }

        if (parameter.HasDefaultValue)
        {
            return parameter.DefaultValue;
        }

        var optional = !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null;
        return optional ? null : throw new BindingException($"There is no '{parameter.Name}' in what triggered the function.");
    }

    private static object Scalar(object value, ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        try
        {
            return Parse(text, type);
        }
        catch (Exception broken) when (broken is FormatException or OverflowException or InvalidCastException)
        {
            throw new BindingException($"'{parameter.Name}' must be of type {type.Name}.", broken);
        }
    }

    private static object Parse(string text, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Object when type == typeof(Guid) => Guid.Parse(text),
        TypeCode.Object when type == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
        TypeCode.Object when type == typeof(DateOnly) => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        TypeCode.Object when type == typeof(TimeSpan) => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        _ => Convert.ChangeType(text, type, CultureInfo.InvariantCulture),
    };
}
