"""Metals, stones, jade and pearls as Cycles materials."""

from collections.abc import Sequence
from functools import cache

import bpy

Material = bpy.types.Material
Colour = tuple[float, float, float]

METALS: dict[str, tuple[Colour, float]] = {
    "gold": ((1.0, 0.66, 0.23), 0.10),  # 足金: deeper than K-gold
    "matt_gold": ((0.97, 0.63, 0.23), 0.33),  # 古法金
    "yellow": ((1.0, 0.73, 0.36), 0.09),
    "rose": ((1.0, 0.70, 0.56), 0.09),
    "white": ((0.85, 0.84, 0.82), 0.07),
    "platinum": ((0.80, 0.795, 0.785), 0.08),
    "brushed_platinum": ((0.70, 0.695, 0.685), 0.36),
    "satin_white": ((0.88, 0.87, 0.855), 0.30),
    "silver": ((0.93, 0.925, 0.91), 0.10),
}

# tint, refractive index
GEMS: dict[str, tuple[Colour, float]] = {
    "diamond": ((1.0, 1.0, 1.0), 2.417),
    "yellow_diamond": ((1.0, 0.86, 0.28), 2.417),
    "sapphire": ((0.10, 0.24, 0.80), 1.77),
    "ruby": ((0.86, 0.035, 0.11), 1.77),
    "emerald": ((0.05, 0.64, 0.29), 1.58),
    "amethyst": ((0.66, 0.42, 0.86), 1.55),
}


def _new(name: str) -> tuple[Material, bpy.types.NodeTree, bpy.types.Node]:
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    return material, tree, tree.nodes.new("ShaderNodeOutputMaterial")


def _principled(tree: bpy.types.NodeTree, **inputs: object) -> bpy.types.Node:
    node = tree.nodes.new("ShaderNodeBsdfPrincipled")
    for name, value in inputs.items():
        node.inputs[name.replace("_", " ")].default_value = (*value, 1.0) if name.endswith("Color") else value
    return node


def _noise(tree: bpy.types.NodeTree, scale: float, detail: float = 6, distortion: float = 0.0) -> bpy.types.Node:
    where = tree.nodes.new("ShaderNodeTexCoord")
    noise = tree.nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = scale
    noise.inputs["Detail"].default_value = detail
    noise.inputs["Distortion"].default_value = distortion
    tree.links.new(where.outputs["Object"], noise.inputs["Vector"])
    return noise


def _ramp(
    tree: bpy.types.NodeTree, source: bpy.types.NodeSocket, stops: Sequence[tuple[float, Colour]]
) -> bpy.types.NodeSocket:
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    points = ramp.color_ramp.elements
    while len(points) < len(stops):
        points.new(0.5)
    for point, (position, colour) in zip(points, stops, strict=True):
        point.position, point.color = position, (*colour, 1)
    tree.links.new(source, ramp.inputs["Fac"])
    return ramp.outputs["Color"]


@cache
def metal(name: str) -> Material:
    colour, roughness = METALS[name]
    material, tree, out = _new(name)
    skin = _principled(tree, Base_Color=colour, Metallic=1.0, Roughness=roughness)
    tree.links.new(skin.outputs[0], out.inputs["Surface"])
    if roughness > 0.2:
        grain = _noise(tree, 60 if name != "matt_gold" else 38, 3)
        bump = tree.nodes.new("ShaderNodeBump")
        bump.inputs["Strength"].default_value = 0.06
        bump.inputs["Distance"].default_value = 0.02
        tree.links.new(grain.outputs["Fac"], bump.inputs["Height"])
        tree.links.new(bump.outputs[0], skin.inputs["Normal"])
    return material


@cache
def stone(name: str) -> Material:
    """Clear stones. Their fire is in the coloured lamps of the studio's second sky: a refraction per primary colour lost so many paths that diamonds came out dark."""
    tint, index = GEMS[name]
    material, tree, out = _new(name)
    glass = tree.nodes.new("ShaderNodeBsdfGlass")
    glass.inputs["Color"].default_value = (*tint, 1)
    glass.inputs["Roughness"].default_value = 0.0
    glass.inputs["IOR"].default_value = index
    _let_shadow_through(tree, glass.outputs[0], out, tuple(0.25 + 0.6 * c for c in tint))
    return material


def _let_shadow_through(
    tree: bpy.types.NodeTree, surface: bpy.types.NodeSocket, out: bpy.types.Node, colour: Colour
) -> None:
    """Caustics are too dear to trace: a stone's shadow is simply light and tinted instead."""
    path = tree.nodes.new("ShaderNodeLightPath")
    clear = tree.nodes.new("ShaderNodeBsdfTransparent")
    clear.inputs["Color"].default_value = (*colour, 1)
    mix = tree.nodes.new("ShaderNodeMixShader")
    tree.links.new(path.outputs["Is Shadow Ray"], mix.inputs["Fac"])
    tree.links.new(surface, mix.inputs[1])
    tree.links.new(clear.outputs[0], mix.inputs[2])
    tree.links.new(mix.outputs[0], out.inputs["Surface"])


# stops of the colour ramp over the stone's cloudiness, share of clear stone, scale of the cloud, distortion
JADES: dict[str, tuple[Sequence[tuple[float, Colour]], float, float, float]] = {
    "imperial": (((0.3, (0.01, 0.36, 0.10)), (0.7, (0.03, 0.46, 0.15))), 0.5, 1.6, 0.3),
    "ice": (((0.38, (0.66, 0.79, 0.74)), (0.56, (0.58, 0.76, 0.69)), (0.66, (0.13, 0.42, 0.33))), 0.46, 0.62, 1.6),
    "pale": (((0.3, (0.33, 0.62, 0.40)), (0.7, (0.50, 0.76, 0.55))), 0.30, 1.0, 0.5),
    "green": (((0.3, (0.03, 0.30, 0.11)), (0.7, (0.10, 0.46, 0.20))), 0.26, 1.4, 0.6),
    "lavender": (((0.3, (0.58, 0.47, 0.65)), (0.7, (0.73, 0.64, 0.78))), 0.24, 0.9, 0.5),
    "dyed": (((0.3, (0.02, 0.44, 0.12)), (0.7, (0.20, 0.64, 0.26))), 0.22, 2.2, 1.2),
    "mutton_fat": (((0.3, (0.70, 0.665, 0.57)), (0.7, (0.77, 0.735, 0.64))), 0.04, 1.1, 0.4),
    "celadon": (((0.3, (0.42, 0.50, 0.38)), (0.7, (0.55, 0.61, 0.49))), 0.08, 1.3, 0.5),
}


@cache
def jade(name: str) -> Material:
    stops, clear, scale, distortion = JADES[name]
    material, tree, out = _new(name)
    colour = _ramp(tree, _noise(tree, scale, 5, distortion).outputs["Fac"], stops)
    body = _principled(
        tree,
        Roughness=0.10,
        IOR=1.66,
        Coat_Weight=1.0,
        Coat_Roughness=0.02,
        Subsurface_Weight=1.0,
        Subsurface_Scale=0.22,
    )
    body.inputs["Subsurface Radius"].default_value = (0.9, 1.0, 0.9)
    glassy = tree.nodes.new("ShaderNodeBsdfGlass")
    glassy.inputs["Roughness"].default_value = 0.28
    glassy.inputs["IOR"].default_value = 1.5
    mix = tree.nodes.new("ShaderNodeMixShader")
    mix.inputs["Fac"].default_value = clear
    tree.links.new(colour, body.inputs["Base Color"])
    tree.links.new(colour, glassy.inputs["Color"])
    tree.links.new(body.outputs[0], mix.inputs[1])
    tree.links.new(glassy.outputs[0], mix.inputs[2])
    if clear > 0.2:
        deep = tuple(0.35 + 0.5 * c for c in stops[0][1])
        _let_some_shadow_through(tree, mix.outputs[0], out, deep)
    else:
        tree.links.new(mix.outputs[0], out.inputs["Surface"])
    return material


def _let_some_shadow_through(
    tree: bpy.types.NodeTree, surface: bpy.types.NodeSocket, out: bpy.types.Node, colour: Colour
) -> None:
    _let_shadow_through(tree, surface, out, tuple(c * 0.5 for c in colour))


@cache
def pearl(name: str = "white") -> Material:
    """Nacre: a satin body whose rim turns to another colour, under a clear coat."""
    body, rim = {
        "white": ((0.80, 0.745, 0.69), (0.80, 0.60, 0.58)),
        "tahiti": ((0.09, 0.11, 0.105), (0.24, 0.34, 0.25)),
    }[name]
    material, tree, out = _new(f"pearl_{name}")
    edge = tree.nodes.new("ShaderNodeLayerWeight")
    edge.inputs["Blend"].default_value = 0.35
    colour = _ramp(tree, edge.outputs["Facing"], ((0.0, body), (0.75, rim)))
    skin = _principled(
        tree,
        Roughness=0.17,
        IOR=1.8,
        Coat_Weight=1.0,
        Coat_Roughness=0.03,
        Subsurface_Weight=0.25,
        Subsurface_Scale=0.05,
    )
    skin.inputs["Metallic"].default_value = 0.30 if name == "white" else 0.5
    skin.inputs["Specular Tint"].default_value = (*(0.5 + 0.5 * c for c in rim), 1)
    tree.links.new(colour, skin.inputs["Base Color"])
    tree.links.new(skin.outputs[0], out.inputs["Surface"])
    return material


@cache
def cloth(name: str, colour: Colour, roughness: float = 0.7) -> Material:
    material, tree, out = _new(name)
    skin = _principled(tree, Base_Color=colour, Roughness=roughness, Sheen_Weight=0.4)
    tree.links.new(skin.outputs[0], out.inputs["Surface"])
    return material


@cache
def paper() -> Material:
    """The seamless ground of every picture: warm white to the eye, grey in reflections so that metal keeps its shape."""
    material, tree, out = _new("paper")
    path = tree.nodes.new("ShaderNodeLightPath")
    mix = tree.nodes.new("ShaderNodeMix")
    mix.data_type = "RGBA"
    mix.inputs["A"].default_value = (0.84, 0.825, 0.805, 1)
    mix.inputs["B"].default_value = (0.36, 0.35, 0.34, 1)
    skin = tree.nodes.new("ShaderNodeBsdfDiffuse")
    tree.links.new(path.outputs["Is Glossy Ray"], mix.inputs["Factor"])
    tree.links.new(mix.outputs["Result"], skin.inputs["Color"])
    tree.links.new(skin.outputs[0], out.inputs["Surface"])
    return material


@cache
def travertine() -> Material:
    """Warm stone for the home page's pictures."""
    material, tree, out = _new("travertine")
    grain = _noise(tree, 0.9, 9, 0.8)
    colour = _ramp(
        tree, grain.outputs["Fac"], ((0.35, (0.60, 0.50, 0.40)), (0.55, (0.74, 0.65, 0.55)), (0.7, (0.81, 0.74, 0.65)))
    )
    skin = _principled(tree, Roughness=0.55)
    bump = tree.nodes.new("ShaderNodeBump")
    bump.inputs["Strength"].default_value = 0.25
    bump.inputs["Distance"].default_value = 0.03
    tree.links.new(_noise(tree, 7, 8, 0.2).outputs["Fac"], bump.inputs["Height"])
    tree.links.new(bump.outputs[0], skin.inputs["Normal"])
    tree.links.new(colour, skin.inputs["Base Color"])
    tree.links.new(skin.outputs[0], out.inputs["Surface"])
    return material


def forget() -> None:
    """A new scene has no materials: the caches must not hand out dead ones."""
    for cached in (metal, stone, jade, pearl, cloth, paper, travertine):
        cached.cache_clear()
