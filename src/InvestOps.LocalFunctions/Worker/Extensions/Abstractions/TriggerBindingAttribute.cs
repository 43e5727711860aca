namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Says what starts a function; its parameter receives what started it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute;
